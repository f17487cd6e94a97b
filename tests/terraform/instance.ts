import { join } from 'node:path'
import { z } from 'zod'
import { evaluate } from './evaluation.ts'
import { INFRASTRUCTURE } from './terraform.ts'

/** What an instance gets to make itself one that serves. */
export type Instance = {
  /** As EC2 gets it, before it is encoded. */
  readonly userData: string
  /** Absolute paths, and what cloud-init writes there. */
  readonly files: ReadonlyMap<string, string>
  /** The paths of those among them that can be run. */
  readonly programs: readonly string[]
  /** What cloud-init runs, once, when they are there. */
  readonly commands: readonly (readonly string[])[]
}

/** cloud-init's form: https://cloudinit.readthedocs.io/en/latest/reference/modules.html */
const CLOUD_CONFIG = z.strictObject({
  write_files: z.array(
    z.strictObject({
      path: z.string().startsWith('/'),
      permissions: z.string().regex(/^0[0-7]{3}$/),
      content: z.string(),
    }),
  ),
  runcmd: z.array(z.array(z.string())),
})

/** The instance of a run in the compute module's own tests, as Terraform renders it. */
export async function instanceOf(run: string): Promise<Instance> {
  const runs = await evaluate(join(INFRASTRUCTURE, 'modules/compute'))
  const [template] = runs.get(run)?.ofType('aws_launch_template') ?? []
  if (template === undefined) throw new Error(`the run ${run} makes no launch template`)
  const userData = Buffer.from(String(template.values['user_data']), 'base64').toString()
  const [heading, ...rest] = userData.split('\n')
  if (heading !== '#cloud-config') throw new Error(`cloud-init does not know ${heading}`)
  const { write_files: written, runcmd } = CLOUD_CONFIG.parse(JSON.parse(rest.join('\n')))
  return {
    userData,
    files: new Map(written.map(({ path, content }) => [path, content])),
    programs: written.filter(({ permissions }) => permissions === '0755').map(({ path }) => path),
    commands: runcmd,
  }
}

/** A file of the instance; throws when there is none of that path. */
export function fileOf({ files }: Instance, path: string): string {
  const content = files.get(path)
  if (content === undefined) throw new Error(`an instance has no ${path}`)
  return content
}
