import { ok, type Result, refuse } from '../result.ts'

/** A point on the UTC time line: whole milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number

/**
 * The first instant that the service works with. Every zone's offset is a whole number of
 * minutes from here on (Liberia's, until 1972, was not), so RFC 3339 can write it exactly.
 */
const EARLIEST_INSTANT: EpochMs = Temporal.Instant.from('2000-01-01T00:00:00Z').epochMilliseconds

/** The last instant that the service works with. */
const LATEST_INSTANT: EpochMs = Temporal.Instant.from('2200-01-01T00:00:00Z').epochMilliseconds

/** An instant outside the range of the service, or between two milliseconds. */
export type InstantOutOfRange = {
  readonly _tag: 'InstantOutOfRange'
  readonly instant: number
  readonly earliest: EpochMs
  readonly latest: EpochMs
}

/** Accepts a number as an instant when it is a whole millisecond within the range of the service. */
export function checkInstant(instant: number): Result<EpochMs, InstantOutOfRange> {
  const inRange =
    Number.isInteger(instant) && instant >= EARLIEST_INSTANT && instant <= LATEST_INSTANT
  return inRange
    ? ok(instant)
    : refuse({
        _tag: 'InstantOutOfRange',
        instant,
        earliest: EARLIEST_INSTANT,
        latest: LATEST_INSTANT,
      })
}
