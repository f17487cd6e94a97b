import { fc } from '@fast-check/vitest'

/** Names and values of which most calendars consist, and some that nobody should write. */
const name = () =>
  fc.constantFrom(
    ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'FREEBUSY'],
    ...['UID', 'STATUS', 'TRANSP', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-WR-TIMEZONE'],
    ...['__proto__', 'constructor', 'dtstart', 'X-', '', ' '],
  )
const parameters = () =>
  fc.constantFrom(
    ...['', '', '', ';TZID=Europe/Berlin', ';TZID="W. Europe Standard Time"', ';VALUE=DATE'],
    ...[';VALUE=PERIOD', ';RANGE=THISANDFUTURE', ';FBTYPE=FREE', ';__proto__=x', ';=', ';TZID="'],
    ...[';VALUE=__proto__', ';VALUE=RECUR', ';VALUE=', ';TZID=A;TZID=B', ';MEMBER="a","b"'],
  )
const frequency = () =>
  fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'X')
const part = () =>
  fc.oneof(
    fc.tuple(
      fc.constantFrom('INTERVAL', 'COUNT', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYSETPOS'),
      fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer()).map(String),
    ),
    fc.tuple(
      fc.constantFrom('BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYWEEKNO'),
      fc.integer({ min: -60, max: 60 }).map(String),
    ),
    fc.tuple(
      fc.constantFrom('BYDAY', 'WKST', 'UNTIL', 'FREQ', '__proto__', 'constructor', 'clone'),
      fc.constantFrom('MO', '-1SU', '53FR', '20260113', '20260113T000000Z', 'SECONDLY', 'x', ''),
    ),
  )
const rule = () =>
  fc
    .tuple(frequency(), fc.array(part(), { maxLength: 4 }))
    .map(([freq, parts]) => [`FREQ=${freq}`, ...parts.map((one) => one.join('='))].join(';'))
const time = () =>
  fc.constantFrom(
    ...['20260112T150000Z', '20260112T150000', '20260112', '19700101T000000Z', '16010101T020000'],
    ...['20260230', '99991231T235959Z', '00000101T000000', '20260329T023000', '20260112T1500'],
  )
const value = () =>
  fc.oneof(
    { weight: 4, arbitrary: time() },
    { weight: 3, arbitrary: rule() },
    fc.array(time(), { maxLength: 3 }).map((times) => times.join(',')),
    fc
      .tuple(time(), fc.constantFrom('PT1H', 'P99999999999999999999D', '-PT1H', 'P', ''))
      .map((ends) => ends.join('/')),
    fc.constantFrom('PT1H', 'P1D', 'P1W', 'P1Y', '+0100', '-0530', '+9999', '1', 'CANCELLED', 'X'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
const line = () =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.tuple(name(), parameters(), value()).map(([a, b, c]) => `${a}${b}:${c}`),
    },
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
const component = () =>
  fc
    .tuple(
      fc.constantFrom(
        'VEVENT',
        'VEVENT',
        'VFREEBUSY',
        'VTIMEZONE',
        'VTODO',
        'STANDARD',
        '__proto__',
      ),
      fc.array(line(), { maxLength: 8 }),
      fc.array(line(), { maxLength: 4 }),
      fc.constantFrom('STANDARD', 'DAYLIGHT', 'VALARM', undefined),
    )
    .map(([kind, lines, inner, nested]) => [
      `BEGIN:${kind}`,
      ...lines,
      ...(nested === undefined ? [] : [`BEGIN:${nested}`, ...inner, `END:${nested}`]),
      `END:${kind}`,
    ])
/** A calendar of lines that may stand in one, in an order that need not make sense. */
export const oddCalendar = () =>
  fc
    .tuple(fc.array(component(), { maxLength: 5 }), fc.constantFrom('\r\n', '\n', '\r\n '))
    .map(([components, end]) =>
      ['BEGIN:VCALENDAR', ...components.flat(), 'END:VCALENDAR', ''].join(end),
    )

/** A whole calendar with one line of it left out or told twice. */
export const mangledCalendar = () =>
  fc.tuple(oddCalendar(), fc.nat(), fc.boolean()).map(([file, place, isLost]) => {
    const lines = file.split('\n')
    const at = place % lines.length
    return lines.toSpliced(at, isLost ? 1 : 0, ...(isLost ? [] : [lines[at] as string])).join('\n')
  })
