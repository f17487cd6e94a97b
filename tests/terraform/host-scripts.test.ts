import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileOf, type Instance, instanceOf } from './instance.ts'
import { type Ended, ended } from './programs.ts'
import { terraformOrSkip } from './terraform.ts'

const hasTerraform = await terraformOrSkip('the tests of the scripts of an instance')
const AGENT = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl'

describe.skipIf(!hasTerraform)('a new instance', () => {
  let instance: Instance
  let folder: string
  let service: Server
  let answers: number[]
  beforeAll(async () => {
    instance = await instanceOf('instances')
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meeting-slots-scripts-'))
    answers = []
    service = createServer((request, response) => {
      const status = request.url === '/ready' ? (answers.shift() ?? 503) : 404
      response.writeHead(status).end()
    })
    await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening))
  })
  afterEach(async () => {
    await new Promise((closed) => service.close(closed))
    await rm(folder, { recursive: true })
  })

  test('is put into service as soon as it is ready, and not before', async () => {
    answers = [503, 503, 200, 200]
    const { exitCode } = await run('set-up')

    expect(exitCode).toBe(0)
    expect(answers).toEqual([200])
    const calls = await callsOf()
    expect(calls).toContain('systemctl restart meeting-slot-service')
    expect(calls.at(-1)).toBe(
      'aws autoscaling complete-lifecycle-action --region eu-central-1 --auto-scaling-group-name meeting-slots-test --lifecycle-hook-name meeting-slots-test-launch --instance-id i-1 --lifecycle-action-result CONTINUE',
    )
  })

  test('is given up when its service does not become ready', async () => {
    expect((await run('set-up')).exitCode).not.toBe(0)
    expect((await callsOf()).at(-1)).toMatch(/--lifecycle-action-result ABANDON$/)
  })

  test.each(['dnf', 'systemctl', 'amazon-cloudwatch-agent-ctl', 'rsyslogd'])(
    'is given up when %s fails',
    async (program) => {
      answers = [200]
      await standIn(program, 'exit 1')

      expect((await run('set-up')).exitCode).not.toBe(0)
      expect((await callsOf()).at(-1)).toMatch(/--lifecycle-action-result ABANDON$/)
    },
  )

  test('has the agent send what the service said, before it is given up', async () => {
    await standIn('journalctl', 'echo "DATABASE_URL: is missing"')
    const { output } = await run('set-up')

    expect(output).toContain('DATABASE_URL: is missing')
    const programs = (await callsOf()).map((call) => call.split(' ')[0])
    expect(programs.slice(0, 2)).toEqual(['dnf', 'amazon-cloudwatch-agent-ctl'])
    expect(programs.slice(-3)).toEqual(['journalctl', 'sleep', 'aws'])
    expect((await callsOf()).at(-2)).toBe('sleep 20')
  })

  test('is set up a second time without harm when the scaling group no longer waits for it', async () => {
    answers = [200]
    await standIn('aws', 'echo "No active Lifecycle Action found" >&2; exit 254')

    expect((await run('set-up')).exitCode).toBe(0)
  })

  test('pulls an image that it does not have, and no other', async () => {
    await run('run')
    expect(await dockerCommands()).toEqual(['image', 'rm', 'run'])

    await standIn('docker', 'case "$*" in "image inspect"*) exit 1 ;; esac')
    await run('run')
    expect(await dockerCommands()).toEqual(['image', 'pull', 'rm', 'run'])
  })

  test('runs a process of the service on each processor', async () => {
    await standIn('nproc', 'echo 3')
    await run('run')
    expect((await callsOf()).at(-1)).toContain(' --env WORKERS=3 ')

    await standIn('nproc', 'echo 96')
    await run('run')
    expect((await callsOf()).at(-1)).toContain(' --env WORKERS=64 ')
  })

  test('starts no container when the image can’t be pulled', async () => {
    await standIn('docker', 'case "$*" in "image inspect"* | *pull*) exit 1 ;; esac')

    expect((await run('run')).exitCode).not.toBe(0)
    expect(await dockerCommands()).toEqual(['image', 'pull'])
  })

  test('keeps the service in: no root, no rights, nothing to write to, bounds on all', async () => {
    await run('run')
    const started = (await callsOf()).at(-1) ?? ''
    for (const option of [
      '--user 10001:10001',
      '--read-only',
      '--tmpfs /tmp:rw,noexec,nosuid,nodev,size=64m',
      '--cap-drop ALL',
      '--security-opt no-new-privileges',
      '--pids-limit 256',
      '--pull never',
    ])
      expect(started).toContain(option)
    expect(started).not.toMatch(/--privileged|--volume|-v |--mount|--cap-add|--device|docker\.sock/)
    const [, memory, withSwap] = /--memory (\d+)k --memory-swap (\d+)k/.exec(started) ?? []
    const [, total] = /^MemTotal:\s+(\d+) kB/.exec(await readFile('/proc/meminfo', 'utf8')) ?? []
    expect(Number(memory)).toBe(Number(total) - 512 * 1_024)
    expect(withSwap).toBe(memory)
  })

  /**
   * Runs a script of the instance in the folder: with stand-ins that note down how they were called,
   * for the programs that only an instance has.
   */
  async function run(name: 'set-up' | 'run'): Promise<Ended> {
    const { port } = service.address() as AddressInfo
    const settings = fileOf(instance, '/etc/meeting-slot-service/instance')
    await writeFile(join(folder, 'instance'), settings.replace("PORT='8080'", `PORT='${port}'`))
    await writeFile(join(folder, 'calls'), '')
    const others = [
      'aws',
      'dnf',
      'systemctl',
      'docker',
      'amazon-cloudwatch-agent-ctl',
      'journalctl',
      'rsyslogd',
      'sleep',
    ]
    for (const program of others) await standIn(program, 'exit 0', { unless: 'there' })
    await standIn('cloud-init', 'echo i-1', { unless: 'there' })
    const script = join(folder, name)
    await writeFile(
      script,
      fileOf(instance, `/usr/local/sbin/meeting-slot-service-${name}`)
        .replaceAll('/etc/meeting-slot-service', folder)
        .replace(AGENT, 'amazon-cloudwatch-agent-ctl'),
    )
    return await ended(['bash', script], { PATH: `${join(folder, 'bin')}:${process.env['PATH']}` })
  }

  async function standIn(
    program: string,
    what: string,
    { unless }: { readonly unless?: 'there' } = {},
  ): Promise<void> {
    const file = join(folder, 'bin', program)
    await mkdir(join(folder, 'bin'), { recursive: true })
    const note = `echo "${program} $*" >> '${join(folder, 'calls')}'`
    const flag = unless === 'there' ? 'wx' : 'w'
    await writeFile(file, `#!/bin/bash\n${note}\n${what}\n`, { flag }).catch((fault) => {
      if (fault.code !== 'EEXIST') throw fault
    })
    await chmod(file, 0o755)
  }

  async function callsOf(): Promise<readonly string[]> {
    const calls = await readFile(join(folder, 'calls'), 'utf8')
    return calls.split('\n').filter((call) => call !== '' && !call.startsWith('cloud-init '))
  }

  async function dockerCommands(): Promise<readonly (string | undefined)[]> {
    const calls = await callsOf()
    return calls.map((call) => call.replace(/--config \S+ /, '').split(' ')[1])
  }
})
