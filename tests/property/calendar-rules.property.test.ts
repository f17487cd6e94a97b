import { test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../adapters/http/calendar/read-calendar.ts'
import { finish } from '../../domain/steps.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import { type DayRule, dayRule, daysOfRule, writtenDayRule } from './arbitraries/day-rule.ts'

/** When a calendar with this one entry, a minute long, has it, as clocks in UTC show it. */
function startsOf(start: string, rule: string, until: string): string[] {
  const file = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    `DTSTART:${start.replaceAll(/[-:]/g, '')}00Z`,
    'DURATION:PT1M',
    `RRULE:${rule}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const span = made(Interval.of(Date.parse(`${start}Z`), Date.parse(`${until}Z`)))
  const { busy } = made(
    finish(made(finish(readCalendar(file))).busyIn(span, TimeZone.utc, undefined)),
  )
  return [...busy].map((interval) => new Date(interval.start).toISOString().slice(0, 16))
}

const daysFrom = (start: string, rule: string, until: string) =>
  startsOf(`${start}T09:00`, rule, `${until}T00:00`).map((time) => time.slice(0, 10))

describe('a rule has an entry on those days that it names', () => {
  propertyTest.prop([dayRule()], { numRuns: 200 })(
    'whichever of years, months, weeks and days it names them by',
    (rule: DayRule) => {
      // What DTSTART says is always there, whether the rule has it or not: it is left out of the question.
      const start = rule.start.toString()
      const end = rule.start.add({ years: 3 })
      const days = daysFrom(start, writtenDayRule(rule), end.toString())
      expect(days.filter((day) => day !== start)).toEqual(
        daysOfRule(rule, end)
          .map(String)
          .filter((day) => day !== start),
      )
    },
  )
})

describe('a rule leaves out what there is not', () => {
  test('29 February, in years that have none', () => {
    const leapDays = ['2024-02-29', '2028-02-29', '2032-02-29']
    expect(daysFrom('2024-02-29', 'FREQ=YEARLY', '2034-01-01')).toEqual(leapDays)
    const named = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'
    expect(daysFrom('2024-02-29', named, '2034-01-01')).toEqual(leapDays)
    expect(daysFrom('2024-02-29', 'FREQ=YEARLY;BYYEARDAY=366', '2030-01-01')).toEqual([
      ...['2024-02-29', '2024-12-31', '2028-12-31'],
    ])
  })

  test('the 31st, in months that have none', () => {
    const days = ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']
    expect(daysFrom('2026-01-31', 'FREQ=MONTHLY', '2026-08-01')).toEqual(days)
    expect(daysFrom('2026-01-31', 'FREQ=MONTHLY;BYMONTHDAY=31', '2026-08-01')).toEqual(days)
    expect(daysFrom('2026-01-31', 'FREQ=YEARLY;BYMONTHDAY=31', '2026-08-01')).toEqual(days)
    expect(daysFrom('2026-01-31', 'FREQ=MONTHLY;COUNT=3', '2027-01-01')).toEqual(days.slice(0, 3))
    expect(daysFrom('2026-01-31', 'FREQ=MONTHLY;BYMONTH=2,4', '2026-08-01')).toEqual(['2026-01-31'])
  })
})

describe('a rule is read as RFC 5545 has it', () => {
  /** Examples of section 3.8.5.3, 28 years later, when all days of the week are the same again. */
  const EXAMPLES: Record<string, readonly [rule: string, until: string, ...days: string[]]> = {
    'every other month on the first and last Sunday': [
      ...(['FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', '2027-01-01'] as const),
      ...['2025-09-07', '2025-09-28', '2025-11-02', '2025-11-30'],
    ],
    'the second-to-last weekday of the month': [
      ...(['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '2026-01-01'] as const),
      ...['2025-09-29', '2025-10-30', '2025-11-27', '2025-12-30'],
    ],
    'Monday of week 20': [
      ...(['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '2027-01-01'] as const),
      ...['2025-05-12', '2026-05-11'],
    ],
    'every 20th Monday of the year': [
      ...(['FREQ=YEARLY;BYDAY=20MO', '2027-01-01'] as const),
      ...['2025-05-19', '2026-05-18'],
    ],
    'every Friday the 13th': [
      ...(['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2027-01-01'] as const),
      ...['2026-02-13', '2026-03-13', '2026-11-13'],
    ],
    'the day on which a president is elected in the United States': [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      ...(['2032-01-01', '2024-11-05', '2028-11-07'] as const),
    ],
    'the 1st, 100th and 200th day of every third year': [
      ...(['FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200', '2029-01-01'] as const),
      ...['2025-01-01', '2025-04-10', '2025-07-19', '2028-01-01', '2028-04-09', '2028-07-18'],
    ],
    'weeks that begin on Sunday': [
      ...(['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4', '2026-01-01'] as const),
      ...['2025-08-05', '2025-08-17', '2025-08-19', '2025-08-31'],
    ],
    'weeks that begin on Monday': [
      ...(['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4', '2026-01-01'] as const),
      ...['2025-08-05', '2025-08-10', '2025-08-19', '2025-08-24'],
    ],
  }
  test.each(Object.entries(EXAMPLES))('%s', (_, [rule, until, ...days]) => {
    expect(daysFrom(days[0] as string, rule, until)).toEqual(days)
  })

  test('several times on a day of the year', () => {
    const rule = 'FREQ=YEARLY;BYHOUR=8,9;BYMINUTE=30'
    expect(startsOf('2025-01-05T08:30', rule, '2026-12-31T00:00')).toEqual([
      ...['2025-01-05T08:30', '2025-01-05T09:30', '2026-01-05T08:30', '2026-01-05T09:30'],
    ])
  })

  test('every hour and a half, and every twenty minutes of a part of the day', () => {
    const halves = startsOf(
      '2025-09-02T09:00',
      'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
      '2025-09-03T00:00',
    )
    expect(halves.map((time) => time.slice(11))).toEqual(['09:00', '10:30', '12:00', '13:30'])
    const rule = 'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,16;COUNT=8'
    const parts = startsOf('2025-09-02T09:00', rule, '2025-09-04T00:00')
    expect(parts.map((time) => time.slice(8))).toEqual([
      ...['02T09:00', '02T09:20', '02T09:40', '02T16:00', '02T16:20', '02T16:40'],
      ...['03T09:00', '03T09:20'],
    ])
  })
})

describe('a rule is refused', () => {
  const refusalOf = (rule: string) => {
    const file = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T090000Z\nRRULE:${rule}\nEND:VEVENT\nEND:VCALENDAR\n`
    const span = made(Interval.of(Date.parse('2026-01-02T00:00Z'), Date.parse('2026-01-05T00:00Z')))
    const told = finish(made(finish(readCalendar(file))).busyIn(span, TimeZone.utc, undefined))
    return told.ok ? 'followed' : told.fault
  }

  test.each([
    ...['FREQ=WEEKLY;BYMONTHDAY=1', 'FREQ=MONTHLY;BYWEEKNO=3', 'FREQ=DAILY;BYYEARDAY=3'],
    ...['FREQ=YEARLY;RSCALE=HEBREW', 'RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD', 'COUNT=3'],
    ...['FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COUNT=-1'],
  ])('that none can follow: %s', (rule) => {
    expect(refusalOf(rule)).toMatchObject({ reason: 'not_a_rule', line: 2 })
  })

  test('not for what does no harm', () => {
    for (const rule of ['RSCALE=GREGORIAN;FREQ=DAILY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;X=1']) {
      expect(refusalOf(rule)).toBe('followed')
    }
  })
})
