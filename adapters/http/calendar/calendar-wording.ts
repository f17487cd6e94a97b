import { quote } from '../fault-wording.ts'
import type { CalendarRefusal, UnreadableCalendar } from './calendar-fault.ts'

/** Why a body is no calendar file, each in a sentence without its full stop. */
export const UNREADABLE_CALENDARS: Readonly<Record<UnreadableCalendar['reason'], string>> = {
  not_utf8: 'the calendar is not UTF-8, as RFC 5545 has it',
  no_calendar: 'this is no iCalendar file: one begins with BEGIN:VCALENDAR',
  unbalanced: 'a component is begun and not ended, or ended and not begun',
  too_deep: 'components are nested deeper than RFC 5545 knows them',
  too_long: 'a line may have 65536 characters, and a component 262144',
  malformed: 'the component that begins here can’t be read',
}

/** Why a calendar can't be followed, in a sentence without its full stop. */
export function describeRefusal(refusal: CalendarRefusal): string {
  switch (refusal.reason) {
    case 'not_a_time':
      return `the entry that begins here has ${quote(refusal.written)} for ${refusal.property}`
    case 'unknown_zone':
      return `the entry that begins here is in ${quote(refusal.timeZone)}, which is no time zone of IANA’s or of Windows’ and has no VTIMEZONE in the calendar`
    case 'zone_not_yearly':
      return 'the clocks of the time zone that is described here do not change by the year'
    case 'zone_too_restless':
      return `the clocks of the time zone that is described here change more than ${refusal.max} times`
    case 'not_a_rule':
      return 'the entry that begins here is repeated by a rule that can’t be followed'
    case 'too_much':
      return `it takes more than ${refusal.max} steps to follow the calendar up to the entry that begins here: send that part of it which matters`
    case 'too_much_at_once':
      return `it takes more than ${refusal.max} steps at a go to follow what begins here`
  }
}

/** The sentence, with where in the file that is. */
export const placed = (line: number | undefined, sentence: string): string =>
  line === undefined
    ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
    : `Line ${line}: ${sentence}.`
