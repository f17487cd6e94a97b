import { ok, type Result, refuse } from '../result.ts'
import { checkInstant, type EpochMs, type InstantOutOfRange } from './epoch-ms.ts'
import type { TimeZone } from './time-zone.ts'

/** A time as it was meant, with a word on it when the clock of the zone made it unclear. */
export type ReadTime = {
  readonly instant: EpochMs
  readonly adjustment?: TimeAdjustment
}

/**
 * What daylight saving time did to a local time: `skipped` when clocks jumped over it, `repeated`
 * when they showed it twice. `written` and `readAs` are local, to the second or finer, without
 * and with offset: `2026-03-29T02:30:00` and `2026-03-29T03:30:00+02:00`.
 */
export type TimeAdjustment = {
  readonly reason: 'skipped' | 'repeated'
  readonly written: string
  readonly readAs: string
  readonly timeZone: TimeZone
}

/** A text that is not a time as RFC 3339 writes it, or no real date, or finer than a millisecond. */
export type NotATime = { readonly _tag: 'NotATime'; readonly written: string }

/** A local time without the zone that it is local to. */
export type TimeZoneRequired = { readonly _tag: 'TimeZoneRequired'; readonly written: string }

/** Every way in which {@link readTime} can refuse. */
export type WrittenTimeFault = NotATime | TimeZoneRequired | InstantOutOfRange

const TIME =
  /^(?<local>\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3}0{0,6})?)?)(?<offset>Z|[+-]\d\d:\d\d)?$/i

/**
 * The instant that a text means. With an offset or `Z` it is exact and the zone plays no part.
 * Without, it is local to the zone: a time that the clocks skip is read as the later side of the
 * gap, one that they show twice as the earlier.
 *
 * @param written `2026-01-12T14:00`, seconds and milliseconds optional, with or without offset
 * @see RFC 5545, section 3.3.5, FORM #3; Temporal's disambiguation `compatible`
 */
export function readTime(
  written: string,
  timeZone: TimeZone | undefined,
): Result<ReadTime, WrittenTimeFault> {
  const { local, offset } = TIME.exec(written)?.groups ?? {}
  if (local === undefined) return refuse({ _tag: 'NotATime', written })
  try {
    if (offset !== undefined) {
      return inRange({ instant: Temporal.Instant.from(written).epochMilliseconds })
    }
    const plain = Temporal.PlainDateTime.from(local)
    if (timeZone === undefined) return refuse({ _tag: 'TimeZoneRequired', written })
    return inRange(localTime(plain, timeZone))
  } catch {
    return refuse({ _tag: 'NotATime', written })
  }
}

function localTime(plain: Temporal.PlainDateTime, timeZone: TimeZone): ReadTime {
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { instant: earlier.epochMilliseconds }
  }
  const exists = earlier.toPlainDateTime().equals(plain)
  const read = exists ? earlier : later
  return {
    instant: read.epochMilliseconds,
    adjustment: {
      reason: exists ? 'repeated' : 'skipped',
      written: plain.toString(),
      readAs: read.toString({ timeZoneName: 'never' }),
      timeZone,
    },
  }
}

function inRange(read: ReadTime): Result<ReadTime, InstantOutOfRange> {
  const checked = checkInstant(read.instant)
  return checked.ok ? ok(read) : checked
}
