import { execFile } from 'node:child_process'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
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
  /** Runs a script of `scripts/` with `aws`, `curl` and `jq` in reach, and what else is on `PATH`. */
  readonly run: (
    script: string,
    parameters: readonly string[],
    environment: Record<string, string>,
  ) => Promise<ScriptRun>
}

/**
 * The AWS CLI, curl and jq of Debian's packages. `aws` calls `AWS_ENDPOINT_URL`, which the version of
 * Debian 12 does not know of itself. The first call on a machine fetches some 30 MB.
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
  const packages = await unpackedPackages({
    name: 'deployment-tools',
    packages: ['awscli', 'curl', 'jq', 'libc6'],
  })
  const usr = join(packages.folder, 'usr')
  const python = [
    `PYTHONHOME=${usr}`,
    `PYTHONPATH=${join(usr, 'lib', 'python3', 'dist-packages')}`,
    'exec',
    ...packages.command('usr/bin/python3'),
  ]
  const programs = {
    aws: [...python, join(usr, 'bin', 'aws'), '--endpoint-url', '"$AWS_ENDPOINT_URL"'],
    curl: ['exec', ...packages.command('usr/bin/curl')],
    jq: ['exec', ...packages.command('usr/bin/jq')],
  }
  const folder = await mkdtemp(join(tmpdir(), 'deployment-tools-'))
  for (const [name, words] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${words.join(' ')} "$@"\n`)
    await chmod(join(folder, name), 0o755)
  }
  const path = `${folder}:${process.env['PATH'] ?? ''}`
  return { run: (...call) => runScript(path, ...call) }
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
