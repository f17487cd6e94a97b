import type { EpochMs } from './epoch-ms.ts'
import type { TimeZone } from './time-zone.ts'

/**
 * The instant as people of the zone write it, with the exact offset in force at that moment:
 * `2026-01-12T14:00:00-05:00` (RFC 3339; milliseconds only when there are any).
 */
export function showTime(instant: EpochMs, timeZone: TimeZone): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never' })
}

/** The instant in UTC: `2026-01-12T19:00:00Z` (RFC 3339; milliseconds only when there are any). */
export function showInstant(instant: EpochMs): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString()
}
