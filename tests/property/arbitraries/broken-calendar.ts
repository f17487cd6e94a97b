import { fc } from '@fast-check/vitest'
import { calendarAroundChange } from './calendar-entry.ts'
import { writtenCalendar } from './written-calendar.ts'

const noise = () =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VTIMEZONE'],
      ...['RRULE:FREQ=SECONDLY', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=DAILY'],
      ...['RRULE:FREQ=MONTHLY;BYSETPOS=400', 'RRULE:FREQ=WEEKLY;INTERVAL=0', 'RRULE:COUNT=-1'],
      ...['DTSTART:00000000T000000', 'DTSTART:99999999T999999Z', 'DTSTART;VALUE=DATE:1', 'DTSTART'],
      ...[
        'DTEND;TZID=__proto__:20261025T000000',
        'TZID:constructor',
        'DURATION:-P1D',
        'DURATION:P',
      ],
      ...['__proto__;toString=1:x', 'EXDATE;VALUE=PERIOD:1/2', 'RDATE;VALUE=PERIOD:20261025/P1D'],
      ...['RECURRENCE-ID;RANGE=THISANDFUTURE:20261025T000000Z', 'FREEBUSY:1/2/3', 'FREEBUSY:'],
      ...[
        'DURATION:P99999999999999999999W',
        'RRULE:FREQ=DAILY;UNTIL=x',
        'DTSTART;VALUE=x:y',
        ':',
        ';',
      ],
    ),
  )
/** A calendar that somebody might have, with lines taken out and others put in that make no sense there. */
export const brokenCalendar = () =>
  fc
    .record({
      lines: calendarAroundChange().map(({ entries }) => writtenCalendar(entries).split('\r\n')),
      changes: fc.array(
        fc.record({
          at: fc.nat(),
          taken: fc.integer({ min: 0, max: 2 }),
          put: fc.array(noise(), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .map(({ lines, changes }) => {
      const all = [...lines]
      for (const { at, taken, put } of changes) all.splice(at % (all.length + 1), taken, ...put)
      return all.join('\r\n')
    })
