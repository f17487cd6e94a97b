import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfiguration } from '../../bootstrap/configuration.ts'
import { AGENT_CONFIGURATION } from './agent-configuration.ts'
import { fileOf, type Instance, instanceOf } from './instance.ts'
import { ended, hostProgramsOrSkip } from './programs.ts'
import { terraformOrSkip } from './terraform.ts'

const WHAT = 'the tests of what an instance runs'

// How long each step of a stop may take: the limits in bootstrap/service.ts and in what it stops.
const REQUESTS_SECONDS = 10
const WEBHOOKS_SECONDS = 12
const CLOUDWATCH_SECONDS = 5
const TRACES_SECONDS = 3
const CLOSING_SECONDS = 3

const hasTerraform = await terraformOrSkip(WHAT)
const programs = hasTerraform ? await hostProgramsOrSkip(WHAT) : undefined

describe.skipIf(programs === undefined)('an instance', () => {
  const { shellcheck = [], systemdAnalyze = [] } = programs ?? {}
  let instance: Instance
  let folder: string
  beforeAll(async () => {
    instance = await instanceOf('instances')
    folder = await mkdtemp(join(tmpdir(), 'meeting-slots-host-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Writes the file of the instance into the folder, under its last name. */
  async function placed(path: string, edit = (content: string) => content): Promise<string> {
    const place = join(folder, basename(path))
    await writeFile(place, edit(fileOf(instance, path)))
    return place
  }

  test('has user data that EC2 takes, with room for 4 KB more', () => {
    expect(Buffer.byteLength(instance.userData)).toBeLessThan(12 * 1_024)
  })

  test('runs only what it has been given', () => {
    for (const [program] of instance.commands) expect(instance.programs).toContain(program)
    expect(instance.commands).toHaveLength(1)
  })

  test('is told nothing secret', () => {
    expect(instance.userData).not.toMatch(/password|:\/\/[^/@"]+@|AKIA|BEGIN [A-Z ]*PRIVATE KEY/i)
  })

  test('has scripts in which ShellCheck and bash find nothing', async () => {
    expect(instance.programs).toHaveLength(2)
    for (const path of instance.programs) {
      const script = await placed(path)
      expect(
        await ended([
          ...shellcheck,
          '--shell=bash',
          '--enable=all',
          '--exclude=SC2250,SC2310,SC2312',
          script,
        ]),
      ).toEqual({ exitCode: 0, output: '' })
      expect(await ended(['bash', '-n', script])).toEqual({ exitCode: 0, output: '' })
    }
  })

  test('has units in which systemd finds nothing', async () => {
    const paths = [...instance.files.keys()].filter((path) => /\.(service|timer)$/.test(path))
    const units = await Promise.all(
      paths.map((path) =>
        placed(path, (content) =>
          // Whether a program is where a unit says, is asked of this machine: so, of one that is.
          content.replaceAll(/^(Exec\w+)=\/\S+/gm, '$1=/bin/sh'),
        ),
      ),
    )
    expect(units).toHaveLength(3)
    await writeFile(join(folder, 'docker.service'), '[Service]\nExecStart=/bin/sh\n')
    const verify = [...systemdAnalyze, 'verify', '--man=no', '--recursive-errors=no', ...units]
    expect(await ended(verify)).toEqual({ exitCode: 0, output: '' })
  })

  test('starts every unit that it has', () => {
    const script = fileOf(instance, '/usr/local/sbin/meeting-slot-service-set-up')
    for (const unit of ['meeting-slot-service', 'meeting-slot-service-rotate-logs.timer'])
      for (const command of ['enable', 'restart'])
        expect(script).toMatch(
          new RegExp(`^systemctl ${command} (.* )?${RegExp.escape(unit)}( |$)`, 'm'),
        )
  })

  test('gives the service longer to stop than it takes', () => {
    const unit = fileOf(instance, '/etc/systemd/system/meeting-slot-service.service')
    const [, dockerSeconds] = /docker stop -t (\d+)/.exec(unit) ?? []
    const [, systemdSeconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? []
    const stops =
      Number(environment()['DRAIN_SECONDS']) +
      Math.max(REQUESTS_SECONDS, WEBHOOKS_SECONDS) +
      Math.max(CLOUDWATCH_SECONDS, TRACES_SECONDS) +
      CLOSING_SECONDS
    expect(Number(dockerSeconds)).toBeGreaterThanOrEqual(stops + 5)
    expect(Number(systemdSeconds)).toBeGreaterThan(Number(dockerSeconds))
  })

  test('stops the service before whatever takes its last lines', () => {
    const unit = fileOf(instance, '/etc/systemd/system/meeting-slot-service.service')
    const after = [...unit.matchAll(/^After=(.+)$/gm)].flatMap(([, units]) => units?.split(' '))
    for (const taker of ['rsyslog.service', 'amazon-cloudwatch-agent.service', 'docker.service'])
      expect(after).toContain(taker)
  })

  test('starts the service again however it ended, for as long as the instance lives', () => {
    const unit = fileOf(instance, '/etc/systemd/system/meeting-slot-service.service')
    expect(unit).toMatch(/^Restart=always$/m)
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m)
  })

  test('configures the service as the service understands it', () => {
    expect(readConfiguration(environment())).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      storage: { kind: 'mysql' },
      trustedProxies: 1,
    })
  })

  test('configures the agent in the documented form', () => {
    const configuration = JSON.parse(fileOf(instance, '/etc/meeting-slot-service/agent.json'))
    expect(AGENT_CONFIGURATION.safeParse(configuration).error).toBeUndefined()
  })

  test('measures memory and disk for the group as a whole, where the alarms look for them', () => {
    const { metrics } = agent()
    expect(metrics.namespace).toBe('MeetingSlotService/test/Host')
    expect(metrics.aggregation_dimensions).toContainEqual(['AutoScalingGroupName'])
    const { mem, disk } = metrics.metrics_collected
    expect(mem.measurement).toContain('mem_used_percent')
    expect(disk.measurement).toContain('disk_used_percent')
    for (const { append_dimensions: dimensions } of [mem, disk])
      expect(dimensions).toEqual({ AutoScalingGroupName: 'meeting-slots-test' })
  })

  test('sends each stream to its group, each from a file of its own', () => {
    const files = agent().logs.logs_collected.files.collect_list
    expect(new Map(files.map((file) => [file.file_path, file.log_group_name]))).toEqual(
      new Map([
        ['/var/log/meeting-slot-service/access.log', '/aws/ec2/test/access'],
        ['/var/log/meeting-slot-service/application.log', '/aws/ec2/test/application'],
        ['/var/log/meeting-slot-service/error.log', '/aws/ec2/test/error'],
        ['/var/log/messages', '/aws/ec2/test/system'],
        ['/var/log/cloud-init-output.log', '/aws/ec2/test/system'],
      ]),
    )
    const places = files.map((file) => `${file.log_group_name} ${file.log_stream_name}`)
    expect(new Set(places).size).toBe(files.length)
  })

  function environment(): Record<string, string> {
    const lines = fileOf(instance, '/etc/meeting-slot-service/environment').trimEnd().split('\n')
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))
  }

  const agent = () =>
    AGENT_CONFIGURATION.parse(JSON.parse(fileOf(instance, '/etc/meeting-slot-service/agent.json')))
})
