import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpackedPackages } from '../servers/debian-packages.ts'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const LIMIT_MS = 120_000

/** How a script ended, and what it wrote, to both of its outputs. */
export type ScriptRun = {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** The programs that jobs of the pipeline install. */
export type DeploymentTools = {
  /**
   * Runs a script of `scripts/` with `aws`, `curl`, `jq` and `skopeo` in reach, and what else is on
   * `PATH`. `aws` calls `AWS_ENDPOINT_URL`, and `skopeo` reads `SKOPEO_REGISTRIES` for what it is to
   * know of registries.
   */
  readonly run: (
    script: string,
    parameters: readonly string[],
    environment: Record<string, string>,
  ) => Promise<ScriptRun>
  readonly remove: () => Promise<void>
}

/** What Debian has of them, and a registry of images. */
export const DEPLOYMENT_PACKAGES = {
  name: 'deployment-tools',
  packages: ['awscli', 'curl', 'jq', 'skopeo', 'docker-registry', 'libc6'],
}

/**
 * The programs from Debian's packages. The first call on a machine fetches some 60 MB.
 *
 * @param what  what is skipped without them
 * @returns nothing where they can't be had, which is then printed; where `CI` is set it rejects
 */
export async function deploymentToolsOrSkip(what: string): Promise<DeploymentTools | undefined> {
  try {
    return await deploymentTools()
  } catch (fault) {
    return skipOrFail(what, reasonOf(fault))
  }
}

async function deploymentTools(): Promise<DeploymentTools> {
  const packages = await unpackedPackages(DEPLOYMENT_PACKAGES)
  const usr = join(packages.folder, 'usr')
  const python = [
    `PYTHONHOME=${usr}`,
    `PYTHONPATH=${join(usr, 'lib', 'python3', 'dist-packages')}`,
    'exec',
    ...packages.command('usr/bin/python3'),
  ]
  const programs = {
    // Debian 12 has one that does not know the variable itself.
    aws: [...python, join(usr, 'bin', 'aws'), '--endpoint-url', '"$AWS_ENDPOINT_URL"'],
    curl: ['exec', ...packages.command('usr/bin/curl')],
    jq: ['exec', ...packages.command('usr/bin/jq')],
    skopeo: [
      'exec',
      ...packages.command('usr/bin/skopeo'),
      ...['--insecure-policy', '--registries-conf', '"$SKOPEO_REGISTRIES"'],
    ],
  }
  const folder = await mkdtemp(join(tmpdir(), 'deployment-tools-'))
  for (const [name, words] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${words.join(' ')} "$@"\n`)
    await chmod(join(folder, name), 0o755)
  }
  const path = `${folder}:${process.env['PATH'] ?? ''}`
  return {
    run: (...call) => runScript(path, ...call),
    remove: () => rm(folder, { recursive: true }),
  }
}

function runScript(
  path: string,
  script: string,
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<ScriptRun> {
  const options = { cwd: ROOT, timeout: LIMIT_MS, env: { PATH: path, ...environment } }
  return new Promise((resolve, reject) => {
    execFile(join('scripts', script), parameters, options, (fault, output, errors) => {
      const code = fault === null ? 0 : fault.code
      if (typeof code === 'number') resolve({ code, output, errors })
      else reject(fault)
    })
  })
}
