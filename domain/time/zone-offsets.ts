import type { EpochMs } from './epoch-ms.ts'
import type { TimeZone } from './time-zone.ts'

const MILLION = 1_000_000

/** No clock is changed by so much without a change of the date. */
const HALF_A_DAY_MS = 12 * 3_600_000

/** From this instant on a zone's clocks are so far ahead of UTC. */
export type OffsetChange = { readonly from: EpochMs; readonly offsetMs: number }

/**
 * A zone's offsets from UTC over a stretch of time, looked up once, so that turning many local
 * times into instants takes arithmetic alone.
 *
 * A local time is written as the milliseconds at which a clock in UTC would show the same.
 */
export class ZoneOffsets {
  /** The offset `#offsetsMs[k]` is in force from `#from[k]` until `#from[k + 1]`. */
  readonly #from: EpochMs[] = []
  readonly #offsetsMs: number[] = []
  /** Whether the zone moves over the date line in that time, so that it has a day less. */
  readonly skipsDays: boolean

  /** @param changes  in order, and at least one; the first offset counts for all that was before, too */
  constructor(changes: Iterable<OffsetChange>) {
    for (const { from, offsetMs } of changes) {
      this.#from.push(from)
      this.#offsetsMs.push(offsetMs)
    }
    this.#from[0] = Number.NEGATIVE_INFINITY
    const offsets = this.#offsetsMs
    this.skipsDays = offsets.some((ms, k) => ms - (offsets[k - 1] ?? ms) >= HALF_A_DAY_MS)
  }

  /**
   * The offsets in force from one instant to another; what lies beyond is taken for more of the same.
   * @complexity O(changes of the clocks between the two)
   */
  static of(timeZone: TimeZone, from: EpochMs, to: EpochMs): ZoneOffsets {
    return new ZoneOffsets(changesIn(timeZone, from, to))
  }

  /** How many offsets follow one another. */
  get changeCount(): number {
    return this.#from.length
  }

  /** What a clock in the zone shows at the instant. */
  localAt(instant: EpochMs): number {
    let k = this.#from.length - 1
    while ((this.#from[k] as EpochMs) > instant) k--
    return instant + (this.#offsetsMs[k] as number)
  }

  /**
   * When a clock in the zone shows this. A time that the clocks skip is as much later, one that
   * they repeat is the earlier of the two.
   * @see RFC 5545, section 3.3.5; Temporal's `compatible`
   */
  instantOf(local: number): EpochMs {
    const last = this.#from.length - 1
    for (let k = 0; k < last; k++) {
      const instant = local - (this.#offsetsMs[k] as number)
      if (instant < (this.#from[k + 1] as EpochMs)) return instant
      // By the next offset it would be before that comes into force: the clocks skip it.
      const after = local - (this.#offsetsMs[k + 1] as number)
      if (after < (this.#from[k + 1] as EpochMs)) return instant
    }
    return local - (this.#offsetsMs[last] as number)
  }
}

function* changesIn(timeZone: TimeZone, from: EpochMs, to: EpochMs): Generator<OffsetChange> {
  let next: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  while (next !== null && next.epochMilliseconds <= to) {
    yield { from: next.epochMilliseconds, offsetMs: next.offsetNanoseconds / MILLION }
    next = next.getTimeZoneTransition('next')
  }
}
