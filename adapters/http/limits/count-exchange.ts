import type { SharedCounts } from '../../../application/shared-counts.ts'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import type { PolicyName } from './rate-policies.ts'
import { windowEnd } from './window.ts'

/** Tells those who run the service of something that no request failed for. */
export type Warn = (details: object, message: string) => void

/** What was used, by whom. */
export type Used = { readonly policy: PolicyName; readonly key: string }

type Untold = Used & { readonly endsAt: EpochMs; used: number }

/** How long a process keeps to itself what it has counted. */
const INTERVAL_MS = 500
/** So many keys are told at once; what else was used meanwhile, others don't learn of. */
const MOST_KEYS = 5_000

/**
 * Tells the other processes what this one has counted, and learns what that comes to with theirs,
 * soon after each use and one exchange at a time. Nobody waits for it. Until it is done, a process
 * knows nothing of what the others have counted meanwhile: N processes together let pass at most
 * what one of them gets in that time, N − 1 times, above the quota, and never more than N quotas.
 *
 * What could not be told is dropped: while the storage is away each process counts alone.
 */
export class CountExchange {
  readonly #shared: SharedCounts
  readonly #learn: (used: Used, total: number) => Promise<void>
  readonly #warn: Warn
  #untold = new Map<string, Untold>()
  #timer: NodeJS.Timeout | undefined
  #underWay: Promise<void> | undefined
  #isFailing = false
  #isClosed = false

  /** @param learn  is told how often something was used by all processes together, at least */
  constructor(
    shared: SharedCounts,
    learn: (used: Used, total: number) => Promise<void>,
    warn: Warn,
  ) {
    this.#shared = shared
    this.#learn = learn
    this.#warn = warn
  }

  /** Remembers one more use for the next exchange. */
  note(policy: PolicyName, key: string): void {
    const id = idOf({ policy, key })
    const endsAt = windowEnd()
    const untold = this.#untold.get(id)
    if (untold?.endsAt === endsAt) untold.used++
    else if (untold !== undefined || this.#untold.size < MOST_KEYS) {
      this.#untold.set(id, { policy, key, endsAt, used: 1 })
    }
    this.#schedule()
  }

  /** Tells what has not been told yet; resolves when that is done or has failed. */
  async exchange(): Promise<void> {
    await this.#underWay
    this.#underWay = this.#exchange().finally(() => {
      this.#underWay = undefined
      if (this.#untold.size > 0) this.#schedule()
    })
    await this.#underWay
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #schedule(): void {
    if (this.#isClosed || this.#timer !== undefined || this.#underWay !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.exchange()
    }, INTERVAL_MS).unref()
  }

  async #exchange(): Promise<void> {
    const told = [...this.#untold.values()]
    this.#untold = new Map()
    if (told.length === 0) return
    try {
      const totals = await this.#shared.add(
        told.map(({ endsAt, used, ...one }) => ({ key: idOf(one), endsAt, used })),
      )
      this.#isFailing = false
      await Promise.all(told.map((one, i) => this.#learnOf(one, totals[i] ?? 0)))
    } catch (error) {
      if (!this.#isFailing && !this.#isClosed) {
        this.#warn({ err: error }, 'rate limits are not shared: each process counts alone')
      }
      this.#isFailing = true
    }
  }

  async #learnOf({ policy, key, endsAt }: Untold, total: number): Promise<void> {
    if (endsAt !== windowEnd()) return
    const since = this.#untold.get(idOf({ policy, key }))?.used ?? 0
    await this.#learn({ policy, key }, total + since)
  }
}

const idOf = ({ policy, key }: Used) => `${policy} ${key}`
