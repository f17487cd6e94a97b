import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import type { Flavour } from './server-programs.ts'

const COMPOSE_FILE = fileURLToPath(new URL('../../compose.yaml', import.meta.url))
const ANSWER_LIMIT_MS = 5_000
/** The first time the image must be pulled. */
const START_LIMIT_MS = 600_000

const execute = promisify(execFile)

/** Whether there is a Docker engine, not only its client. */
export async function dockerAnswers(): Promise<boolean> {
  try {
    const question = ['info', '--format', '{{.ServerVersion}}']
    const { stdout } = await execute('docker', question, { timeout: ANSWER_LIMIT_MS })
    return stdout.trim() !== ''
  } catch {
    return false
  }
}

/**
 * The service of `compose.yaml` on a port of its own, where `root` has no password. One that runs
 * already, of the tests' own Compose project, is used and not stopped; one that was started goes
 * with its data.
 */
export async function dockerDatabase(
  flavour: Flavour,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const running = await portOf(flavour)
  const port = running ?? (await freePort())
  const stop = async () => {
    if (running === undefined) await compose(flavour, ['down', '--volumes'])
  }
  try {
    // It may run and not be ready.
    await compose(flavour, ['up', '--detach', '--wait', flavour], port)
    return { url: urlOf(port), stop }
  } catch (fault) {
    await stop().catch(() => {})
    throw fault
  }
}

async function portOf(flavour: Flavour): Promise<number | undefined> {
  try {
    const [, port] = /:(\d+)\s*$/.exec(await compose(flavour, ['port', flavour, '3306'])) ?? []
    return port === undefined ? undefined : Number(port)
  } catch {
    return undefined
  }
}

/** Each flavour is a Compose project, so that runs on different ones don't end each other's. */
async function compose(
  flavour: Flavour,
  parameters: readonly string[],
  port?: number,
): Promise<string> {
  const project = ['--project-name', `meeting-slot-tests-${flavour}`, '--profile', flavour]
  const all = ['compose', '--file', COMPOSE_FILE, ...project, ...parameters]
  const ports = port && { MYSQL_PORT: String(port), MARIADB_PORT: String(port) }
  const env = { ...process.env, ...ports }
  const { stdout } = await execute('docker', all, { env, timeout: START_LIMIT_MS })
  return stdout
}

function urlOf(port: number): string {
  return `mysql://root@127.0.0.1:${port}`
}
