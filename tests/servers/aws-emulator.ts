import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unpackedPackages } from './debian-packages.ts'
import { freePort } from './free-port.ts'
import { reasonOf, skipOrFail } from './own-servers.ts'

const READY_LIMIT_MS = 60_000
const PROBE_MS = 5_000

/** An account of AWS that is none: the emulator takes any credentials. */
export const EMULATED_ACCOUNT = {
  AWS_ACCESS_KEY_ID: 'AKIAEMULATED',
  AWS_SECRET_ACCESS_KEY: 'emulated',
  AWS_REGION: 'eu-central-1',
} as const

/** An emulator of AWS that answers the real SDK over HTTP. */
export type AwsEmulator = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
}

/**
 * Moto, from Debian's packages: Secrets Manager and CloudWatch, kept in memory. It ends with this
 * process. Where `TEST_AWS_ENDPOINT_URL` names an emulator, that is it.
 *
 * @param what  what is skipped where there is none, such as `the tests on AWS`
 * @returns nothing where there is none, which is then printed; where `CI` is set it rejects instead
 */
export async function awsEmulatorOrSkip(what: string): Promise<AwsEmulator | undefined> {
  const given = process.env['TEST_AWS_ENDPOINT_URL']
  if (given !== undefined && given !== '') return { url: given }
  try {
    return await startEmulator()
  } catch (fault) {
    return skipOrFail(what, reasonOf(fault))
  }
}

async function startEmulator(): Promise<AwsEmulator> {
  const packages = await unpackedPackages({
    name: 'moto',
    packages: ['python3-moto', 'python3-flask-cors', 'libc6'],
    suite: 'sid',
  })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const main = `from moto.server import main; main(["-H", "127.0.0.1", "-p", "${port}"])`
  // The kernel ends it should this process end without a word.
  const [program = '', ...parameters] = [
    ...['setpriv', '--pdeathsig', 'KILL'],
    ...packages.command('usr/bin/python3'),
    ...['-c', main],
  ]
  const child = spawn(program, parameters, {
    env: {
      PATH: process.env['PATH'] ?? '',
      PYTHONHOME: join(packages.folder, 'usr'),
      PYTHONPATH: join(packages.folder, 'usr', 'lib', 'python3', 'dist-packages'),
      PYTHONDONTWRITEBYTECODE: '1',
      ...EMULATED_ACCOUNT,
    },
    stdio: 'ignore',
  })
  await once(child, 'spawn')
  child.unref()
  await untilItAnswers(url, child)
  return { url }
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS
  for (;;) {
    try {
      const answer = await fetch(`${url}/moto-api/`, { signal: AbortSignal.timeout(PROBE_MS) })
      await answer.arrayBuffer()
      return
    } catch (fault) {
      if (child.exitCode !== null || performance.now() > deadline) {
        child.kill('SIGKILL')
        throw new Error(`no emulator of AWS: ${fault}`, { cause: fault })
      }
      await pause(50)
    }
  }
}
