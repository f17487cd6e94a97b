import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfiguration } from '../../bootstrap/configuration.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { startService } from '../../bootstrap/service.ts'
import { fileOf, type Instance, instanceOf } from './instance.ts'
import { ended, hostProgramsOrSkip } from './programs.ts'
import { terraformOrSkip } from './terraform.ts'

const WHAT = 'the tests of how an instance sorts its logs'
const hasTerraform = await terraformOrSkip(WHAT)
const programs = hasTerraform ? await hostProgramsOrSkip(WHAT) : undefined
const PATIENTLY = { timeout: 15_000, interval: 50 }
const ACCESS = 'meeting-slot-service/access.log'

describe.skipIf(programs === undefined)('rsyslog, as an instance configures it', () => {
  let instance: Instance
  let folder: string
  let running: ChildProcess | undefined
  beforeAll(async () => {
    instance = await instanceOf('instances')
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meeting-slots-logs-'))
    await mkdir(join(folder, 'state'))
  })
  afterEach(async () => {
    running?.kill('SIGTERM')
    if (running?.exitCode === null) await once(running, 'exit')
    await rm(folder, { recursive: true })
  })

  test('puts what the service says into the file of its stream, unchanged', async () => {
    const said = await whatTheServiceSays()
    await start()
    await appendFile(join(folder, 'service'), said.map((line) => `${line}\n`).join(''))

    for (const stream of ['access', 'application', 'error']) {
      const expected = said.filter((line) => JSON.parse(line).stream === stream)
      expect(expected).not.toEqual([])
      await expect
        .poll(() => linesOf(`meeting-slot-service/${stream}.log`), PATIENTLY)
        .toEqual(expected)
    }
    expect(await linesOf('messages')).toEqual([])
  })

  test('is refused when it is wrong, before anything is started with it', async () => {
    const file = join(folder, 'rsyslog.conf')
    const check = [...(programs?.rsyslogd ?? []), '-N1', '-f', file]
    const configuration = fileOf(instance, '/etc/meeting-slot-service/rsyslog.conf').replaceAll(
      '/var/lib/rsyslog',
      join(folder, 'state'),
    )
    await writeFile(file, configuration)
    expect(await ended(check)).toMatchObject({ exitCode: 0 })

    await writeFile(file, configuration.replace('fileCreateMode', 'fileCreationMode'))
    expect((await ended(check)).exitCode).not.toBe(0)
  })

  test('puts what is no line of the service’s log to the host’s', async () => {
    await start()
    await appendFile(join(folder, 'service'), 'DATABASE_URL: is missing\n')
    await appendFile(join(folder, 'kernel'), '{"stream":"access"} is no request\n')

    await expect.poll(() => linesOf('messages'), PATIENTLY).toHaveLength(2)
    expect(await linesOf('meeting-slot-service/access.log')).toEqual([])
  })

  test('loses no line when a file has reached its size and is begun anew', async () => {
    const rsyslogd = await start()
    const line = (i: number) => JSON.stringify({ stream: 'access', i, padding: 'x'.repeat(1_000) })
    const lines = Array.from({ length: 200 }, (_, i) => line(i))
    const say = (said: readonly string[]) =>
      appendFile(join(folder, 'service'), said.map((line) => `${line}\n`).join(''))

    await say(lines.slice(0, 100))
    await expect.poll(() => linesOf(ACCESS), PATIENTLY).toHaveLength(100)
    await rotate(rsyslogd)
    await say(lines.slice(100))

    await expect.poll(() => linesOf(ACCESS), PATIENTLY).toEqual(lines.slice(100))
    expect(await linesOf(`${ACCESS}.1`)).toEqual(lines.slice(0, 100))
  })

  test('leaves a file alone that has not reached its size', async () => {
    const rsyslogd = await start()
    await appendFile(join(folder, 'service'), '{"stream":"access"}\n')
    await expect.poll(() => linesOf(ACCESS), PATIENTLY).toHaveLength(1)
    await rotate(rsyslogd)

    expect(await linesOf(ACCESS)).toHaveLength(1)
  })

  /** Runs logrotate as the timer does, for files of 64 KB; it asks rsyslog itself to begin anew. */
  async function rotate(rsyslogd: ChildProcess): Promise<void> {
    const configuration = fileOf(instance, '/etc/meeting-slot-service/logrotate.conf')
      .replaceAll('/var/log/', `${folder}/`)
      .replace('100M', '64k')
      .replace('systemctl kill --signal HUP rsyslog', `kill -HUP ${rsyslogd.pid}`)
    const file = join(folder, 'logrotate.conf')
    await writeFile(file, configuration, { mode: 0o644 })
    const state = join(folder, 'state', 'logrotate')
    const logrotate = [...(programs?.logrotate ?? []), '--state', state, file]
    expect(await ended(logrotate)).toEqual({ exitCode: 0, output: '' })
  }

  /** Starts it on this folder: it reads the files `service` and `kernel` there in place of a journal. */
  async function start(): Promise<ChildProcess> {
    const input = (file: string, tag: string) =>
      `input(type="imfile" file="${join(folder, file)}" tag="${tag}")`
    const configuration = fileOf(instance, '/etc/meeting-slot-service/rsyslog.conf')
      .replace(
        /^module\(load="imjournal".*\)$/m,
        [
          'module(load="imfile")',
          input('service', 'meeting-slot-service'),
          input('kernel', 'kernel'),
        ].join('\n'),
      )
      .replaceAll('/var/log/', `${folder}/`)
      .replaceAll('/var/lib/rsyslog', join(folder, 'state'))
    const file = join(folder, 'rsyslog.conf')
    await writeFile(file, configuration)
    for (const input of ['service', 'kernel']) await writeFile(join(folder, input), '')
    const [program = '', ...parameters] = programs?.rsyslogd ?? []
    running = spawn(program, [...parameters, '-n', '-i', 'NONE', '-f', file], { stdio: 'ignore' })
    await once(running, 'spawn')
    return running
  }

  async function linesOf(file: string): Promise<readonly string[]> {
    const content = await readFile(join(folder, file), 'utf8').catch(() => '')
    return content.split('\n').filter(Boolean)
  }
})

/** Lines of all three streams, one of which has somebody try to get into another. */
async function whatTheServiceSays(): Promise<readonly string[]> {
  const lines: string[] = []
  const logger = createLogger('info', { write: (line) => lines.push(line.trimEnd()) })
  const service = await startService(readConfiguration({ PORT: '0' }), logger)
  await fetch(`${service.url}/health`)
  await service.stop()
  logger.error({ problem: 'defect' }, 'a request met a defect')
  logger.warn('100 % of "stream":"access" and\n"stream":"error"')
  return lines
}
