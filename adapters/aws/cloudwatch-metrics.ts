import type { CloudWatchClient, MetricDatum } from '@aws-sdk/client-cloudwatch'
import { clientSettings, requestSettings } from './client-settings.ts'
import { failureReason } from './failure-reason.ts'
import {
  type AnsweredRequest,
  MeasuredMinute,
  type PoolUse,
  type RankingTotals,
} from './measured-minute.ts'

/** Where measurements go, and where they come from. */
export type CloudWatchOptions = {
  readonly region: string
  readonly namespace: string
  /** Where AWS answers, in the place of its own addresses. */
  readonly endpoint?: string | undefined
  /** How much of each pool is taken now. */
  readonly pools: () => Readonly<Record<string, PoolUse>>
  /** Of rankings, since the process began. */
  readonly rankings: () => RankingTotals
  /** Tells those who run the service. */
  readonly warn: (details: object, message: string) => void
}

const PERIOD_MS = 60_000
const SAMPLE_MS = 1_000
/** So many periods are kept while CloudWatch does not take them: half an hour. */
const MOST_KEPT = 30
/** How long a stop waits for the last of them. */
const STOP_MS = 5_000

/**
 * Sends measurements to CloudWatch once a minute, a batch a period. Nobody waits for it: what can't be
 * sent is kept for half an hour, and then dropped.
 *
 * `Requests` (count), `ErrorRate` (percent: each answer counts 0, one of 5xx 100, so that the average
 * is the rate), `ResponseTime` (milliseconds, {@link ResponseTimes}), `PoolUse` (percent, by `Pool`),
 * `Rankings` (count, by `Source`).
 */
export class CloudWatchMetrics {
  readonly #options: CloudWatchOptions
  #client: CloudWatchClient | undefined
  #minute = new MeasuredMinute()
  #told: RankingTotals = { computed: 0, fromMemory: 0 }
  #waiting: MetricDatum[][] = []
  #sending: Promise<void> | undefined
  #isFailing = false
  #timers: NodeJS.Timeout[] = []

  constructor(options: CloudWatchOptions) {
    this.#options = options
  }

  start(): void {
    const every = (ms: number, act: () => void) => {
      this.#timers.push(setInterval(act, ms).unref())
    }
    every(SAMPLE_MS, () => this.#minute.poolsSampled(this.#options.pools()))
    every(PERIOD_MS, () => {
      this.flush()
    })
  }

  /** Counts a request. */
  requestAnswered(request: AnsweredRequest): void {
    this.#minute.requestAnswered(request)
  }

  /** Ends the period, and sends it with all that waits; resolves when it is sent or has failed. */
  flush(): Promise<void> {
    const totals = this.#options.rankings()
    const rankings = {
      computed: totals.computed - this.#told.computed,
      fromMemory: totals.fromMemory - this.#told.fromMemory,
    }
    this.#told = totals
    this.#waiting.push(this.#minute.data(new Date(), rankings))
    this.#minute = new MeasuredMinute()
    const dropped = this.#waiting.splice(0, this.#waiting.length - MOST_KEPT).length
    if (dropped > 0) this.#options.warn({ periods: dropped }, 'measurements are lost')
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /** Sends what there is, for as long as a stop may wait for it. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    const patience = Promise.withResolvers<void>()
    const timer = setTimeout(patience.resolve, STOP_MS)
    await Promise.race([this.#flushAll(), patience.promise])
    clearTimeout(timer)
    this.#client?.destroy()
  }

  /** What is under way now may have begun before the end of the last period. */
  async #flushAll(): Promise<void> {
    await this.#sending
    await this.flush()
  }

  async #sendAll(): Promise<void> {
    try {
      for (let period = this.#waiting[0]; period !== undefined; period = this.#waiting[0]) {
        await this.#send(period)
        // Meanwhile it may have been dropped for a newer one.
        if (this.#waiting[0] === period) this.#waiting.shift()
      }
      if (this.#isFailing) this.#options.warn({}, 'CloudWatch takes measurements again')
      this.#isFailing = false
    } catch (error) {
      const reason = failureReason(error)
      if (!this.#isFailing) this.#options.warn({ reason }, 'CloudWatch takes no measurements')
      this.#isFailing = true
    }
  }

  async #send(data: MetricDatum[]): Promise<void> {
    const { region, endpoint, namespace } = this.#options
    // The SDK takes a while to load, which only those need wait for who use it.
    const sdk = await import('@aws-sdk/client-cloudwatch')
    this.#client ??= new sdk.CloudWatchClient({ ...clientSettings(endpoint), region })
    await this.#client.send(
      new sdk.PutMetricDataCommand({ Namespace: namespace, MetricData: data }),
      requestSettings(),
    )
  }
}
