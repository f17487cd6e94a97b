import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  type Statistic,
} from '@aws-sdk/client-cloudwatch'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CloudWatchMetrics } from '../../adapters/aws/cloudwatch-metrics.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { EMULATED_ACCOUNT } from '../servers/aws-emulator.ts'
import { Between } from './between.ts'
import { emulator, inEmulatedAccount } from './emulated.ts'

describe.skipIf(emulator === undefined)('measurements', () => {
  inEmulatedAccount()
  const { url: emulatorUrl } = emulator ?? { url: '' }
  const reader = new CloudWatchClient({
    endpoint: emulatorUrl,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEMULATED', secretAccessKey: 'emulated' },
  })
  let between: Between
  let namespace: string
  let warnings: string[]
  let rankings = { computed: 0, fromMemory: 0 }
  beforeEach(async () => {
    between = await Between.start(emulatorUrl)
    namespace = `MeetingSlotService/${crypto.randomUUID()}`
    warnings = []
    rankings = { computed: 0, fromMemory: 0 }
  })
  afterEach(async () => {
    vi.useRealTimers()
    await between.stop()
  })

  const open = () =>
    new CloudWatchMetrics({
      region: 'eu-central-1',
      namespace,
      endpoint: between.url,
      pools: () => ({ reading: { inUse: 5, limit: 10 }, writing: { inUse: 1, limit: 10 } }),
      rankings: () => rankings,
      warn: (details, message) => warnings.push(`${message} ${JSON.stringify(details)}`),
    })

  /** What CloudWatch makes of a metric in all. */
  async function stored(name: string, statistic: Statistic, dimension?: [string, string]) {
    const { Datapoints } = await reader.send(
      new GetMetricStatisticsCommand({
        Namespace: namespace,
        MetricName: name,
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 3_600_000),
        Period: 7_200,
        Statistics: [statistic],
        ...(dimension && { Dimensions: [{ Name: dimension[0], Value: dimension[1] }] }),
      }),
    )
    return Datapoints?.[0]?.[statistic]
  }

  test('arrive: requests, the rate of errors, response times, pools and rankings', async () => {
    const metrics = open()
    for (const [status, durationMs] of [
      [200, 10],
      [404, 10],
      [201, 1_000],
      [503, 10],
    ] as const) {
      metrics.requestAnswered({ status, durationMs })
    }
    rankings = { computed: 3, fromMemory: 7 }
    await metrics.stop()
    expect(warnings).toEqual([])
    expect(await stored('Requests', 'Sum')).toBe(4)
    expect(await stored('ErrorRate', 'Average')).toBe(25)
    expect(await stored('ErrorRate', 'SampleCount')).toBe(4)
    expect(await stored('ResponseTime', 'SampleCount')).toBe(4)
    expect(await stored('ResponseTime', 'Maximum')).toBeCloseTo(1_000, -2)
    expect(await stored('Rankings', 'Sum', ['Source', 'computed'])).toBe(3)
    expect(await stored('Rankings', 'Sum', ['Source', 'memory'])).toBe(7)
  })

  test('of a service arrive when it stops, without health checks and what matches no operation', async () => {
    const service = new ServiceProcess({
      PORT: '0',
      CLOUDWATCH_NAMESPACE: namespace,
      AWS_ENDPOINT_URL: between.url,
      ...EMULATED_ACCOUNT,
    })
    const url = await service.url()
    for (const path of ['/health', '/ready', '/events/nobody', '/openapi.json', '/nowhere']) {
      await (await fetch(url + path)).arrayBuffer()
    }
    service.signal('SIGTERM')
    expect((await service.ended()).code).toBe(0)
    expect(await stored('Requests', 'Sum')).toBe(2)
    expect(await stored('ErrorRate', 'Average')).toBe(0)
  })

  test('go out once a minute, with samples of the pools from every second', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const metrics = open()
    metrics.start()
    vi.advanceTimersByTime(59_999)
    expect(between.count).toBe(0)
    vi.advanceTimersByTime(1)
    await metrics.flush()
    vi.useRealTimers()
    await metrics.stop()
    expect(await stored('PoolUse', 'Average', ['Pool', 'reading'])).toBe(50)
    expect(await stored('PoolUse', 'SampleCount', ['Pool', 'writing'])).toBeGreaterThanOrEqual(59)
  })

  test('of rankings tell each of them once', async () => {
    const metrics = open()
    rankings = { computed: 3, fromMemory: 7 }
    await metrics.flush()
    rankings = { computed: 4, fromMemory: 9 }
    await metrics.stop()
    expect(await stored('Rankings', 'Sum', ['Source', 'computed'])).toBe(4)
    expect(await stored('Rankings', 'Sum', ['Source', 'memory'])).toBe(9)
  })

  test('are kept while CloudWatch takes none, of which is told once, and arrive later', async () => {
    const metrics = open()
    between.fate = { name: 'refuse', code: 'ServiceUnavailable' }
    for (let minute = 0; minute < 3; minute++) {
      metrics.requestAnswered({ status: 200, durationMs: 5 })
      await metrics.flush()
    }
    expect(warnings).toEqual([expect.stringContaining('CloudWatch takes no measurements')])
    between.fate = { name: 'pass' }
    await metrics.stop()
    expect(warnings.at(-1)).toContain('CloudWatch takes measurements again')
    expect(await stored('Requests', 'Sum')).toBe(3)
  })

  test('are kept for half an hour, and the oldest go first', async () => {
    const metrics = open()
    between.fate = { name: 'refuse', code: 'ServiceUnavailable' }
    for (let minute = 0; minute < 33; minute++) {
      for (let i = 0; i <= minute; i++) metrics.requestAnswered({ status: 200, durationMs: 5 })
      await metrics.flush()
    }
    expect(warnings.filter((one) => one.includes('measurements are lost')).length).toBe(3)
    between.fate = { name: 'pass' }
    await metrics.stop()
    // 5 + 6 + … + 33: the last period, at the stop, is an empty one.
    expect(await stored('Requests', 'Sum')).toBe(((5 + 33) * 29) / 2)
  })

  test('never tell of the session in whose name they are sent', async () => {
    const metrics = open()
    const message = 'It does not match.\n\nIt should be:\nx-amz-security-token:the-session'
    between.fate = { name: 'refuse', code: 'SignatureDoesNotMatch', message }
    await metrics.flush()
    expect(warnings).toEqual([
      'CloudWatch takes no measurements {"reason":"SignatureDoesNotMatch: It does not match."}',
    ])
    between.fate = { name: 'pass' }
    await metrics.stop()
  })

  test('arrive later where an answer began and did not end', async () => {
    const metrics = open()
    metrics.requestAnswered({ status: 200, durationMs: 5 })
    between.fate = { name: 'head' }
    await metrics.flush()
    expect(warnings).toEqual([expect.stringContaining('no answer within')])
    between.fate = { name: 'pass' }
    await metrics.stop()
    expect(await stored('Requests', 'Sum')).toBe(1)
  })

  test('that never arrive keep a stop waiting for seconds, and not longer', async () => {
    const metrics = open()
    between.fate = { name: 'silence' }
    metrics.requestAnswered({ status: 200, durationMs: 5 })
    await metrics.stop()
    expect(between.count).toBeGreaterThanOrEqual(1)
  })
})
