import { describe, expect, test } from 'vitest'
import {
  calendarOf,
  createCalendarWeek,
  FREE_WEEK,
  freeWeek,
  sendCalendar,
} from './calendar-week.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

const send = async (...lines: readonly string[]) =>
  sendCalendar(service(), await createCalendarWeek(service()), calendarOf(...lines))

const entry = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')

const NINE = '08:00–09:00, 10:00–18:00'
const TEN = '08:00–10:00, 11:00–18:00'

/** An entry in a zone that nobody knows any more. */
const inAtlantis = (day: string, ...lines: readonly string[]) =>
  entry(
    'UID:old@cal.example.com',
    `DTSTART;TZID=Atlantis:${day}T090000`,
    `DTEND;TZID=Atlantis:${day}T100000`,
    ...lines,
  )

describe('what an unknown zone has to do with', () => {
  test.each([
    ['a series that ended years ago', '20200106', ['RRULE:FREQ=WEEKLY;UNTIL=20200630T080000Z']],
    ['a series of so many times', '20200106', ['RRULE:FREQ=WEEKLY;COUNT=20']],
    ['a series that is at another time of the year', '20200301', ['RRULE:FREQ=YEARLY']],
    ['a series that is yet to begin', '20270104', ['RRULE:FREQ=DAILY']],
    ['days of other years', '20200106', ['RDATE;TZID=Atlantis:20200107T090000,20270107T090000']],
    ['an entry that says nothing of its end', '20200106', []],
  ])('does no harm where it is %s', async (_, day, lines) => {
    expect(freeWeek(await send(inAtlantis(day, ...lines)))).toEqual(FREE_WEEK)
  })

  test('does no harm where a change of it is over as well', async () => {
    const change = inAtlantis('20200107', 'RECURRENCE-ID;TZID=Atlantis:20200106T090000')
    const series = inAtlantis('20200106', 'RRULE:FREQ=WEEKLY;UNTIL=20200630T080000Z')
    expect(freeWeek(await send(series, change))).toEqual(FREE_WEEK)
  })

  test('does no harm where a change of it was moved to now', async () => {
    const change = entry(
      'UID:old@cal.example.com',
      'RECURRENCE-ID;TZID=Atlantis:20200106T090000',
      'DTSTART:20261026T080000Z',
      'DURATION:PT1H',
    )
    const series = inAtlantis('20200106', 'RRULE:FREQ=WEEKLY;UNTIL=20200630T080000Z')
    expect(freeWeek(await send(series, change))).toEqual({ ...FREE_WEEK, Mon: NINE })
  })

  test.each([
    ['a series that goes on', '20200106', ['RRULE:FREQ=WEEKLY']],
    ['a series that ends then', '20200106', ['RRULE:FREQ=DAILY;UNTIL=20261022T000000Z']],
    ['a day of then', '20200106', ['RDATE;TZID=Atlantis:20261026T090000']],
    ['the day before', '20261022', []],
  ])('is refused where it is %s', async (_, day, lines) => {
    expect(await send(inAtlantis(day, ...lines))).toMatchObject({ status: 422 })
  })
})

describe('of an entry that was changed', () => {
  const at = (hour: string, ...lines: readonly string[]) =>
    entry('UID:1', `DTSTART:20261026T${hour}0000Z`, 'DURATION:PT1H', ...lines)

  test('the version of the highest number holds, wherever it stands', async () => {
    const [old, young] = [at('08', 'SEQUENCE:2'), at('09', 'SEQUENCE:10')]
    for (const versions of [
      [old, young],
      [young, old],
    ]) {
      expect(freeWeek(await send(...versions))).toEqual({ ...FREE_WEEK, Mon: TEN })
    }
  })

  test('one without a number is the first', async () => {
    const versions = [at('09', 'SEQUENCE:1'), at('08', 'DTSTAMP:20261001T080000Z')]
    expect(freeWeek(await send(...versions))).toEqual({ ...FREE_WEEK, Mon: TEN })
  })

  test('of the same number the later holds', async () => {
    const old = at('08', 'SEQUENCE:1', 'DTSTAMP:20260901T080000Z')
    const young = at('09', 'SEQUENCE:1', 'DTSTAMP:20261001T080000Z')
    for (const versions of [
      [old, young],
      [young, old],
    ]) {
      expect(freeWeek(await send(...versions))).toEqual({ ...FREE_WEEK, Mon: TEN })
    }
  })

  test('so it is of one repetition', async () => {
    const series = at('08', 'RRULE:FREQ=DAILY;COUNT=1')
    const change = (hour: string, sequence: number) =>
      at(hour, 'RECURRENCE-ID:20261026T080000Z', `SEQUENCE:${sequence}`)
    const answer = await send(series, change('10', 1), change('09', 2), change('11', 0))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: TEN })
  })

  test('entries of other names, or of none, all count', async () => {
    const nameless = entry('DTSTART:20261027T080000Z', 'DURATION:PT1H')
    const next = entry('DTSTART:20261027T100000Z', 'DURATION:PT1H')
    const answer = await send(at('08'), nameless, next)
    expect(freeWeek(answer)).toEqual({
      ...FREE_WEEK,
      Mon: NINE,
      Tue: '08:00–09:00, 10:00–11:00, 12:00–18:00',
    })
  })

  test('versions that nothing ranks may be different meetings: all of them count', async () => {
    const answer = await send(at('08'), at('10'))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–09:00, 10:00–11:00, 12:00–18:00' })
  })
})

describe('a change of all that follow', () => {
  const inBerlin = (name: string, day: string, hour: string) =>
    `${name};TZID=Europe/Berlin:202610${day}T${hour}0000`
  const series = (day: string, rule: string) =>
    entry('UID:1', inBerlin('DTSTART', day, '09'), 'DURATION:PT1H', `RRULE:FREQ=${rule}`)
  const change = (from: string, day: string, hour: string, ...lines: readonly string[]) =>
    entry('UID:1', from, inBerlin('DTSTART', day, hour), 'DURATION:PT1H', ...lines)

  test('goes on though the first of them is changed once more', async () => {
    const all = inBerlin('RECURRENCE-ID;RANGE=THISANDFUTURE', '19', '09')
    const answer = await send(
      series('05', 'WEEKLY'),
      change(all, '19', '11', 'SEQUENCE:1'),
      change(inBerlin('RECURRENCE-ID', '19', '09'), '19', '15', 'SEQUENCE:2'),
    )
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Mon: '08:00–11:00, 12:00–18:00' })
  })

  test('is one by the clocks on the wall, though these are changed in between', async () => {
    const all = inBerlin('RECURRENCE-ID;RANGE=THISANDFUTURE', '24', '09')
    const answer = await send(series('05', 'DAILY'), change(all, '26', '10'))
    expect(freeWeek(answer)).toEqual({ ...FREE_WEEK, Fri: NINE, Mon: TEN, Tue: TEN })
  })
})

test('a rule of an entry that begins on a date says nothing of the time of the day', async () => {
  const day = (...lines: readonly string[]) =>
    send(entry('UID:1', 'DTSTART;VALUE=DATE:20261020', ...lines))
  const plain = freeWeek(await day('RRULE:FREQ=WEEKLY'))
  expect(plain).not.toEqual(FREE_WEEK)
  expect(freeWeek(await day('RRULE:FREQ=WEEKLY;BYHOUR=10;BYMINUTE=30'))).toEqual(plain)
})
