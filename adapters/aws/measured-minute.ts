import type { MetricDatum } from '@aws-sdk/client-cloudwatch'
import { type Distribution, ResponseTimes } from './response-times.ts'

/** How much of a pool of connections is taken. */
export type PoolUse = { readonly inUse: number; readonly limit: number }

/** How many rankings were made, and how many were there already, since the process began. */
export type RankingTotals = { readonly computed: number; readonly fromMemory: number }

/** A request that was answered. */
export type AnsweredRequest = { readonly status: number; readonly durationMs: number }

/** What was measured in one period, from the first request to its end. */
export class MeasuredMinute {
  #failed = 0
  #good = 0
  readonly #times = new ResponseTimes()
  readonly #poolUse = new Map<string, Map<number, number>>()

  /** Counts a request: an answer of 5xx is one that failed. */
  requestAnswered({ status, durationMs }: AnsweredRequest): void {
    if (status >= 500) this.#failed++
    else this.#good++
    this.#times.add(durationMs)
  }

  /** Takes a sample of how much of each pool is in use, in whole percent. */
  poolsSampled(pools: Readonly<Record<string, PoolUse>>): void {
    for (const [name, { inUse, limit }] of Object.entries(pools)) {
      const percent = Math.round((inUse / limit) * 100)
      const samples = this.#poolUse.get(name) ?? new Map<number, number>()
      this.#poolUse.set(name, samples.set(percent, (samples.get(percent) ?? 0) + 1))
    }
  }

  /**
   * What CloudWatch is told of it.
   * @param rankings  of this period alone
   */
  data(timestamp: Date, rankings: RankingTotals): MetricDatum[] {
    const requests = this.#good + this.#failed
    const datum = (name: string, unit: 'Count' | 'Percent' | 'Milliseconds') => ({
      MetricName: name,
      Timestamp: timestamp,
      Unit: unit,
    })
    return [
      { ...datum('Requests', 'Count'), Value: requests },
      ...distributed(datum('ErrorRate', 'Percent'), {
        values: [0, 100],
        counts: [this.#good, this.#failed],
      }),
      ...distributed(datum('ResponseTime', 'Milliseconds'), this.#times.distribution()),
      ...[...this.#poolUse].flatMap(([pool, samples]) =>
        distributed(
          { ...datum('PoolUse', 'Percent'), Dimensions: [{ Name: 'Pool', Value: pool }] },
          { values: [...samples.keys()], counts: [...samples.values()] },
        ),
      ),
      ...(['computed', 'memory'] as const).map((source) => ({
        ...datum('Rankings', 'Count'),
        Dimensions: [{ Name: 'Source', Value: source }],
        Value: source === 'computed' ? rankings.computed : rankings.fromMemory,
      })),
    ]
  }
}

/** The datum with this distribution; none where nothing was met. */
function distributed(datum: MetricDatum, { values, counts }: Distribution): MetricDatum[] {
  const met = values.flatMap((value, i) => (counts[i] ? [[value, counts[i]] as const] : []))
  if (met.length === 0) return []
  return [{ ...datum, Values: met.map(([value]) => value), Counts: met.map(([, count]) => count) }]
}
