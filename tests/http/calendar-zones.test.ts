import { describe, expect, test } from 'vitest'
import { WINDOWS_ZONES } from '../../adapters/http/calendar/windows-zones.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import {
  calendarOf,
  createCalendarWeek,
  entryOf,
  FREE_WEEK,
  freeWeek,
  sendCalendar,
} from './calendar-week.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

const send = async (...lines: readonly string[]) =>
  sendCalendar(service(), await createCalendarWeek(service()), calendarOf(...lines))

/** Monday from nine to ten in this zone. */
const mondayIn = (zone: string) =>
  entryOf(`DTSTART;TZID=${zone}:20261026T090000`, `DTEND;TZID=${zone}:20261026T100000`)

/** A zone an hour ahead of UTC, with more lines in its only part. */
const described = (name: string, ...lines: readonly string[]) =>
  [
    ...['BEGIN:VTIMEZONE', `TZID:${name}`, 'BEGIN:STANDARD', 'DTSTART:20200101T000000'],
    ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', ...lines, 'END:STANDARD', 'END:VTIMEZONE'],
  ].join('\r\n')

describe('a zone of Windows', () => {
  test('is known by name, where the calendar does not describe it', async () => {
    const answer = await send(mondayIn('W. Europe Standard Time'))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–09:00, 10:00–18:00' })
    const abroad = await send(mondayIn('GMT Standard Time'))
    expect(freeWeek(abroad)).toEqual({ ...FREE_WEEK, Mon: '08:00–10:00, 11:00–18:00' })
  })

  test('is what the calendar says of it, where it does', async () => {
    const name = 'Tokyo Standard Time'
    const answer = await send(described(name), mondayIn(name))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–09:00, 10:00–18:00' })
  })

  test('is always one of the IANA database', () => {
    expect(WINDOWS_ZONES.size).toBe(139)
    for (const zone of WINDOWS_ZONES.values()) expect(TimeZone.of(zone)).toMatchObject({ ok: true })
  })
})

describe('a zone that only the calendar knows', () => {
  test('is refused when nothing describes it', async () => {
    expect(await send(mondayIn('Atlantis'))).toMatchObject({
      status: 422,
      body: {
        detail:
          'Line 4: the entry that begins here is in "Atlantis", which is no time zone of IANA’s or of Windows’ and has no VTIMEZONE in the calendar.',
      },
    })
  })

  test.each(['SECONDLY', 'HOURLY', 'MONTHLY'])(
    'is refused when its clocks change by a rule that is %s',
    async (frequency) => {
      expect(
        await send(described('Own', `RRULE:FREQ=${frequency}`), mondayIn('Own')),
      ).toMatchObject({
        status: 422,
        body: {
          detail:
            'Line 4: the clocks of the time zone that is described here do not change by the year.',
        },
      })
    },
  )

  test('is refused when its clocks change more often than any zone’s', async () => {
    const ruled = `RRULE:FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=${Array.from({ length: 28 }, (_, n) => n + 1)};BYHOUR=1,2,3,4,5,6,7`
    const listed = `RDATE:${Array.from({ length: 501 }, (_, n) => `20${10 + (n % 80)}0101T0${n % 10}0000`)}`
    for (const changes of [ruled, listed]) {
      expect(await send(described('Own', changes), mondayIn('Own'))).toMatchObject({
        status: 422,
        body: {
          detail:
            'Line 4: the clocks of the time zone that is described here change more than 500 times.',
        },
      })
    }
  })

  test('may be odd where no entry is in it', async () => {
    const answer = await send(described('Own', 'RRULE:FREQ=SECONDLY'), mondayIn('Europe/Berlin'))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–09:00, 10:00–18:00' })
  })
})

test('a zone that no longer changes its clocks keeps them as it last did', async () => {
  const observance = (
    name: string,
    start: string,
    from: string,
    to: string,
    ...lines: string[]
  ) => [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...lines,
    `END:${name}`,
  ]
  const ended = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=3SU'
  for (const end of ['UNTIL=20190217T020000Z', 'UNTIL=20190217', 'COUNT=4']) {
    const answer = await send(
      [
        'BEGIN:VTIMEZONE',
        'TZID:Own',
        ...observance('STANDARD', '20160221T000000', '-0200', '-0300', `${ended};${end}`),
        ...observance('DAYLIGHT', '20181104T000000', '-0300', '-0200'),
        'END:VTIMEZONE',
      ].join('\r\n'),
      [
        'BEGIN:VEVENT',
        'UID:1',
        'DTSTART;TZID=Own:20261026T060000',
        'DURATION:PT1H',
        'END:VEVENT',
      ].join('\r\n'),
    )
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–10:00, 11:00–18:00' })
  }
})
