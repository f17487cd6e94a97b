import type { Steps } from '../../../domain/steps.ts'
import { type CalendarComponent, propertiesOf, textOf } from './calendar-components.ts'

/**
 * Of several VEVENTs of one UID that are about the same, the whole series or one repetition of it, those
 * that hold: of the highest SEQUENCE, and of these of the latest DTSTAMP. Where that ranks them alike, all
 * of them: programs there are that give one UID to several meetings, and who is busy is better believed.
 * @see RFC 5546, section 2.1.5
 */
export function* latestVersions(
  events: readonly CalendarComponent[],
): Steps<readonly CalendarComponent[]> {
  // Most are by themselves, and a file may have a great many.
  if (events.length < 2) return events
  const subjects: string[] = []
  const latest = new Map<string, CalendarComponent>()
  for (const event of events) {
    const subject = subjectOf(event)
    subjects.push(subject)
    const other = latest.get(subject)
    if (other === undefined || isLater(event, other)) latest.set(subject, event)
    yield
  }
  if (latest.size === events.length) return events
  return events.filter((event, n) => {
    const other = latest.get(subjects[n] as string) as CalendarComponent
    return event === other || !isLater(other, event)
  })
}

/** What a VEVENT of a UID is about: its RECURRENCE-ID as it is written, for itself or for all that follow. */
function subjectOf(event: CalendarComponent): string {
  const [recurrence] = propertiesOf(event, 'recurrence-id')
  if (recurrence === undefined) return ''
  const [, { tzid = '', range = '' }, , value] = recurrence
  // One that is no date or time is told from others by all of it.
  const written = typeof value === 'string' ? value : JSON.stringify(value)
  return tzid === '' && range === '' ? written : `${written} ${tzid} ${range}`
}

function isLater(event: CalendarComponent, than: CalendarComponent): boolean {
  const [one, other] = [sequenceOf(event), sequenceOf(than)]
  if (one !== other) return one > other
  // In jCal, where all of them are written alike, and in UTC.
  return (textOf(event, 'dtstamp') ?? '') > (textOf(than, 'dtstamp') ?? '')
}

/** One that says none is at its first: RFC 5545, section 3.8.7.4. */
function sequenceOf(event: CalendarComponent): number {
  const value = propertiesOf(event, 'sequence')[0]?.[3]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
