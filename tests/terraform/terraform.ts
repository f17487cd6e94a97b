import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { skipOrFail } from '../servers/own-servers.ts'
import { folderOfThisProcess } from '../servers/whole-folder.ts'
import { startOfflineProvider } from './offline-provider/offline-provider.ts'

/** The folder of all configurations. */
export const INFRASTRUCTURE = fileURLToPath(new URL('../../infra/terraform/', import.meta.url))

/** What a run of Terraform left. */
export type TerraformRun = {
  /** 0 is success. */
  readonly exitCode: number
  /** Standard output and, after it, standard error. */
  readonly output: string
}

const LIMIT_MS = 120_000

const KEPT = fileURLToPath(new URL('../../.cache/terraform/data', import.meta.url))
let ownFolder: Promise<string> | undefined
const numbers = new Map<string, number>()

/**
 * Runs Terraform in a folder, with the AWS provider's schema and nothing else of AWS: no registry,
 * no account, no credentials. What Terraform wants to keep goes to `.cache/terraform/`, so the folder
 * itself stays as it was; a later run removes it.
 *
 * Rejects with `ENOENT` when there is no Terraform, and when two minutes are not enough.
 *
 * @param folder  absolute
 * @param parameters  a subcommand and its options, such as `validate -json`
 */
export async function terraform(
  folder: string,
  ...parameters: readonly string[]
): Promise<TerraformRun> {
  const provider = await startOfflineProvider()
  try {
    return await run(folder, parameters, provider.reattach)
  } finally {
    provider.stop()
  }
}

/** Runs Terraform as `terraform` does; rejects with its output when it fails. */
export async function terraformOk(
  folder: string,
  ...parameters: readonly string[]
): Promise<string> {
  const { exitCode, output } = await terraform(folder, ...parameters)
  if (exitCode === 0) return output
  throw new Error(`terraform ${parameters.join(' ')} in ${folder} failed:\n${output}`)
}

/** The messages of `terraform test -json -verbose`, in which runs tell what they planned or made. */
export type TestMessage = {
  /** Such as `test_run`, `test_plan`, `test_state`, `diagnostic`, `test_summary`. */
  readonly type: string
  readonly '@message': string
  /** The file and the run that it is about, if it is about one. */
  readonly '@testfile'?: string
  readonly '@testrun'?: string
  readonly test_plan?: Record<string, unknown>
  readonly test_state?: Record<string, unknown>
  readonly [name: string]: unknown
}

/**
 * Runs the `.tftest.hcl` files of an initialised folder. Rejects with what Terraform said when one
 * of them fails, or when there is none.
 *
 * @param filters  files to run, such as `tests/plan.tftest.hcl`; without any, all
 */
export async function terraformTest(
  folder: string,
  ...filters: readonly string[]
): Promise<readonly TestMessage[]> {
  const { exitCode, output } = await terraform(
    folder,
    'test',
    '-json',
    '-verbose',
    ...filters.map((file) => `-filter=${file}`),
  )
  const messages = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as TestMessage)
  const passed = messages.some(
    ({ type, '@message': said }) => type === 'test_summary' && /[1-9]\d* passed/.test(said),
  )
  if (exitCode === 0 && passed) return messages
  throw new Error(`terraform test in ${folder} failed:\n${faultsOf(messages) || output}`)
}

function faultsOf(messages: readonly TestMessage[]): string {
  return messages
    .filter((message) => message['@level'] === 'error')
    .map((message) => {
      const { detail, range } = (message['diagnostic'] ?? {}) as {
        readonly detail?: string
        readonly range?: { readonly filename: string; readonly start: { readonly line: number } }
      }
      const place = range === undefined ? '' : ` (${range.filename}:${range.start.line})`
      return [message['@message'] + place, detail].filter(Boolean).join('\n  ')
    })
    .join('\n')
}

/** Whether Terraform is there; if not, prints that `what` is skipped, or throws where `CI` is set. */
export async function terraformOrSkip(what: string): Promise<boolean> {
  try {
    await terraform(tmpdir(), 'version')
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    skipOrFail(what, 'this machine has no terraform in its PATH')
    return false
  }
}

/** The folders below one that hold a configuration, its modules included; relative, sorted. */
export function configurationsIn(folder: string): readonly string[] {
  const files = globSync('**/*.tf', { cwd: folder })
  return [...new Set(files.map((file) => dirname(file)))].sort()
}

/** Makes a folder ready for `validate` and `test`: finds its modules, reaches no backend. */
export async function initialise(folder: string): Promise<void> {
  await terraformOk(folder, 'init', '-backend=false', '-no-color')
}

async function run(
  folder: string,
  parameters: readonly string[],
  reattach: string,
): Promise<TerraformRun> {
  const child = spawn('terraform', [`-chdir=${folder}`, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    // Little of our own environment: neither anybody's credentials nor their settings of Terraform.
    env: {
      PATH: process.env['PATH'],
      TF_DATA_DIR: await dataFolderOf(folder),
      TF_REATTACH_PROVIDERS: reattach,
      TF_IN_AUTOMATION: 'true',
      TF_INPUT: 'false',
      CHECKPOINT_DISABLE: 'true',
      // A run ends in seconds: with less collecting of garbage it takes a fifth less of the processor.
      GOGC: '400',
    },
  })
  const [stdout, stderr, [exitCode, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  if (signal !== null) throw new Error(`terraform ${parameters.join(' ')} in ${folder}: ${signal}`)
  return { exitCode, output: stdout + stderr }
}

/** Kept while the process lives, so that a folder is initialised for all its tests. */
async function dataFolderOf(folder: string): Promise<string> {
  ownFolder ??= folderOfThisProcess(KEPT)
  const number = numbers.get(folder) ?? numbers.size
  numbers.set(folder, number)
  return join(await ownFolder, String(number))
}
