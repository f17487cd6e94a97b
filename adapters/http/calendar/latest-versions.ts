import { type CalendarComponent, propertiesOf, textOf } from './calendar-components.ts'

/**
 * Of several VEVENTs of one UID that are about the same, the whole series or one repetition of it, the one
 * that holds: that of the highest SEQUENCE, of these the one of the latest DTSTAMP, of these the last.
 * @see RFC 5546, section 2.1.5
 */
export function latestVersions(events: readonly CalendarComponent[]): readonly CalendarComponent[] {
  const latest = new Map<string, CalendarComponent>()
  for (const event of events) {
    const subject = subjectOf(event)
    const other = latest.get(subject)
    if (other === undefined || !isLater(other, event)) latest.set(subject, event)
  }
  return [...latest.values()]
}

/** What a VEVENT of a UID is about: its RECURRENCE-ID as it is written. */
function subjectOf(event: CalendarComponent): string {
  const [recurrence] = propertiesOf(event, 'recurrence-id')
  return recurrence === undefined ? '' : `${recurrence[3]} ${recurrence[1]['tzid'] ?? ''}`
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
