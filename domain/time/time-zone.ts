import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'

/** The name of a zone in the IANA time zone database, in its usual spelling: `America/New_York`. */
export type TimeZone = string & Checked<'TimeZone'>

/** A text that names no zone of the IANA time zone database. */
export type UnknownTimeZone = { readonly _tag: 'UnknownTimeZone'; readonly timeZone: string }

/** Longer than any name in the database, and short enough to repeat in a message. */
const LONGEST_NAME = 64

/** Reads time zones. */
export const TimeZone = {
  /**
   * The zone of that name; upper and lower case do not matter. A bare offset such as `+01:00`
   * is refused: it says nothing about the other half of the year.
   */
  of(text: string): Result<TimeZone, UnknownTimeZone> {
    const isName = /^[A-Za-z]/.test(text) && text.length <= LONGEST_NAME
    if (!isName) return refuse({ _tag: 'UnknownTimeZone', timeZone: text })
    try {
      return ok(new Temporal.ZonedDateTime(0n, text).timeZoneId as TimeZone)
    } catch {
      return refuse({ _tag: 'UnknownTimeZone', timeZone: text })
    }
  },

  /** Coordinated Universal Time: where a result is shown when nobody named a zone. */
  utc: 'UTC' as TimeZone,
}
