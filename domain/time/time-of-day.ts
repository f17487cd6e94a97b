import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'

/** A time of the day by the clocks of some zone: minutes since midnight, 0 to 1,439. */
export type TimeOfDay = number & Checked<'TimeOfDay'>

/** A text that is no time of the day such as `09:00`. */
export type NotATimeOfDay = { readonly _tag: 'NotATimeOfDay'; readonly written: string }

/** Reads and writes times of the day. */
export const TimeOfDay = {
  /** The time that a clock of 24 hours shows as `09:00`. */
  of(written: string): Result<TimeOfDay, NotATimeOfDay> {
    const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(written) ?? []
    return hours === undefined
      ? refuse({ _tag: 'NotATimeOfDay', written })
      : ok((Number(hours) * 60 + Number(minutes)) as TimeOfDay)
  },

  /** The time as a clock shows it: `09:00`. */
  show(time: TimeOfDay): string {
    const digits = (value: number) => String(value).padStart(2, '0')
    return `${digits(Math.floor(time / 60))}:${digits(time % 60)}`
  },
}
