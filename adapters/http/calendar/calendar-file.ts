import ICAL from 'ical.js'
import type { SettledMeeting } from '../../../application/read-settled-meeting.ts'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'

// The library leaves the blank that begins a continued line out of its count.
ICAL.foldLength = 74

/** The largest INTEGER: RFC 5545, section 3.3.8. */
const MAX_SEQUENCE = 2_147_483_647

/**
 * The calendar file of a meeting: one VCALENDAR with one VEVENT (RFC 5545), which says the same to
 * everybody who may read the event.
 *
 * It is published (RFC 5546, section 3.2.1): whoever takes it up has a copy, and nobody is invited or
 * asked to answer. That a meeting is off is published too, as the same entry with `STATUS:CANCELLED`;
 * `METHOD:CANCEL` would have to name every attendee. PUBLISH demands an ORGANIZER, whose value is a URI:
 * their e-mail address is not for everybody, so the name alone is told, beside the URI that is usual for
 * somebody without an address.
 *
 * The UID stays, and is what RFC 7986, section 5.3, asks for: it says nothing of people or machines. The
 * SEQUENCE is the event's revision, which every change raises, also such as no calendar shows.
 *
 * @returns lines of at most 75 octets, each with CRLF at its end
 */
export function calendarFile(meeting: SettledMeeting): string {
  const entry = new ICAL.Component('vevent')
  entry.addPropertyWithValue('uid', meeting.id)
  entry.addPropertyWithValue('dtstamp', utc(meeting.readAt))
  entry.addPropertyWithValue('sequence', Math.min(meeting.revision, MAX_SEQUENCE))
  entry.addPropertyWithValue('dtstart', utc(meeting.interval.start))
  entry.addPropertyWithValue('dtend', utc(meeting.interval.end))
  entry.addPropertyWithValue('summary', meeting.title)
  if (meeting.description !== undefined) {
    entry.addPropertyWithValue('description', withPlainBreaks(meeting.description))
  }
  entry
    .addPropertyWithValue('organizer', 'invalid:nomail')
    .setParameter('cn', meeting.organizerName)
  entry.addPropertyWithValue('status', meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED')
  entry.addPropertyWithValue('transp', meeting.isCancelled ? 'TRANSPARENT' : 'OPAQUE')

  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Meeting Slot Service//EN')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addSubcomponent(entry)
  return `${calendar.toString()}\r\n`
}

/** Seconds are the finest that a calendar knows. */
const utc = (instant: EpochMs) => ICAL.Time.fromJSDate(new Date(instant), true)

/** A line break is written `\n` whatever it was; a bare CR would end a line of the file. */
const withPlainBreaks = (text: string) => text.replaceAll(/\r\n?/g, '\n')
