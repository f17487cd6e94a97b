import type { BusyTimes } from '../../../domain/matching/free-time.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Steps } from '../../../domain/steps.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { busyTimes } from './busy-times.ts'
import { readComponents } from './calendar-components.ts'
import { type CalendarRefused, CalendarStumble, type UnreadableCalendar } from './calendar-fault.ts'

/** Whatever can be wrong with a calendar file. */
export type CalendarFault = UnreadableCalendar | CalendarRefused

/** A file that was read, as far as its components and lines are concerned. */
export type CalendarRead = {
  /** The zone that the calendar says it is kept in. */
  readonly timeZone: TimeZone | undefined
  /** When its owner is busy: {@link busyTimes}. */
  readonly busyIn: (
    span: Interval,
    usual: TimeZone,
    asked: TimeZone | undefined,
  ) => Steps<Result<BusyTimes, CalendarFault>>
}

/**
 * The calendar that a file is: one VCALENDAR or several (RFC 5545). Of what people write into a calendar
 * only when they are busy is looked at.
 */
export function* readCalendar(file: string): Steps<Result<CalendarRead, CalendarFault>> {
  return yield* stumbling(function* () {
    const parts = yield* readComponents(file)
    const timeZone = parts.find((part) => part.timeZone !== undefined)?.timeZone
    return {
      timeZone,
      busyIn: (span, usual, asked) => stumbling(() => busyTimes(parts, span, usual, asked)),
    } satisfies CalendarRead
  })
}

/** The value of the work, or the fault over which it stumbled. */
function* stumbling<Value>(work: () => Steps<Value>): Steps<Result<Value, CalendarFault>> {
  try {
    return ok(yield* work())
  } catch (error) {
    if (error instanceof CalendarStumble) return refuse(error.fault)
    throw error
  }
}
