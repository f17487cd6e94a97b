import { MAX_BODY_BYTES } from '../../adapters/http/middleware/body-size.ts'

/** Lines in a VCALENDAR of their own. */
const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')

const event = (...lines: readonly string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

/** As many of these, each by its number, as a component or a line of so many characters may have. */
function filled(characters: number, one: (n: number) => string): string[] {
  const all: string[] = []
  for (let length = 0; ; ) {
    const next = one(all.length)
    length += next.length + 2
    if (length > characters) return all
    all.push(next)
  }
}

/** How large a file, a component and a line of it may be, but for what stands around. */
type Size = { readonly file: number; readonly component: number; readonly line: number }

/** As the limits have it. */
export const LARGEST: Size = {
  file: MAX_BODY_BYTES.calendar - 2_000,
  component: 255 * 1024,
  line: 63 * 1024,
}

const DAILY = ['DTSTART:20251201T090000Z', 'DTEND:20251201T100000Z']

const two = (n: number) => String(n).padStart(2, '0')

/** A time for each number, all of them others, within the days that are looked at. */
const timeOf = (n: number): string => {
  const date = new Date(Date.UTC(2026, 0, 12) + (n % 30_000) * 60_000)
  return date.toISOString().replaceAll(/[-:]|\.000/g, '')
}

const zone = (name: string, ...rules: readonly string[]): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${name}`,
  'BEGIN:STANDARD',
  'DTSTART:20200101T000000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  ...rules,
  'END:STANDARD',
  'END:VTIMEZONE',
]

const inZone = (name: string, n = 0) =>
  event(`UID:z${n}`, `DTSTART;TZID=${name}:20260112T0900${two(n % 60)}`, 'DURATION:PT1H')

const ruled = (rule: string, ...lines: readonly string[]) =>
  calendar(...event('UID:1', ...DAILY, `RRULE:${rule}`, ...lines))

/** A name in each way of writing it in upper and lower case. */
const cased = (name: string, n: number): string =>
  [...name].map((letter, i) => ((n >> i) & 1 ? letter.toUpperCase() : letter)).join('')

/** Components one after another, as many as a file may have. */
const many = (size: Size, one: (n: number) => readonly string[]): string =>
  calendar(filled(size.file, (n) => one(n).join('\r\n')).join('\r\n'))

/** Calendars that ask for as much as the limits of a file allow, each in another way. */
export const WORST_CALENDARS: Readonly<Record<string, (size: Size) => string>> = {
  'a zone that changes by the second': () =>
    calendar(...zone('Own', 'RRULE:FREQ=SECONDLY'), ...inZone('Own')),
  'a zone that changes each second of a year': () =>
    calendar(
      ...zone(
        'Own',
        `RRULE:FREQ=YEARLY;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)}`,
      ),
      ...inZone('Own'),
    ),
  'a zone with a long list of changes': (size) =>
    calendar(
      ...zone('Own', ...filled(size.component, (n) => `RDATE:${timeOf(n).slice(0, 15)}`)),
      ...inZone('Own'),
    ),
  'a zone of as many changes as it may have': () =>
    calendar(
      ...zone(
        'Own',
        ...Array.from(
          { length: 490 },
          (_, n) => `RDATE:${1900 + (n % 120)}0${1 + (n % 9)}01T000000`,
        ),
      ),
      ...event('UID:1', 'DTSTART;TZID=Own:20260112T090000', 'RRULE:FREQ=SECONDLY'),
    ),
  'many zones of its own': (size) =>
    many(size, (n) => [...zone(`Own ${n}`, 'RRULE:FREQ=YEARLY'), ...inZone(`Own ${n}`, n)]),
  'one zone in every case': (size) => many(size, (n) => inZone(cased('america/new_york', n), n)),
  'every zone there is': (size) => {
    const zones = Intl.supportedValuesOf('timeZone')
    return many(size, (n) => inZone(zones[n % zones.length] as string, n))
  },
  'many calendars in one file': (size) =>
    filled(size.file, (n) => calendar(...inZone('Europe/Berlin', n))).join(''),
  'many changes of one series': (size) =>
    calendar(
      ...event('UID:1', 'DTSTART:20260112T140000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'),
      ...filled(size.file - 500, (n) =>
        event(
          'UID:1',
          `RECURRENCE-ID;RANGE=THISANDFUTURE:${timeOf(n)}`,
          `DTSTART:${timeOf(n)}`,
        ).join('\r\n'),
      ),
    ),
  'many series of one name': (size) =>
    many(size, (n) => event('UID:1', `DTSTART:${timeOf(n)}`, 'RRULE:FREQ=DAILY')),
  'many entries': (size) =>
    many(size, (n) => event(`UID:${n}`, `DTSTART:${timeOf(n)}`, 'DURATION:PT1M')),
  'many empty entries': (size) => many(size, () => event()),
  'many parts that are nothing': (size) => many(size, (n) => ['BEGIN:X', `UID:${n}`, 'END:X']),
  'many blank lines': (size) => many(size, () => ['']),
  'each second': () => ruled('FREQ=SECONDLY'),
  'each second, a great many times': () => ruled('FREQ=SECONDLY;COUNT=2147483647'),
  'each second, from long ago, until the last': () =>
    calendar(
      ...event('UID:1', 'DTSTART:00010101T000000Z', 'RRULE:FREQ=SECONDLY;UNTIL=99991231T235959Z'),
    ),
  'each second, in a far future': () =>
    calendar(...event('UID:1', 'DTSTART:99991231T235959Z', 'RRULE:FREQ=SECONDLY')),
  never: () => ruled('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
  'never, by the second': () => ruled('FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
  'never, by the day': () => ruled('FREQ=DAILY;INTERVAL=100000;BYMONTH=2;BYMONTHDAY=30'),
  'never, by its place': () => ruled('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=366'),
  'each second, by its place': () =>
    ruled(
      `FREQ=MINUTELY;BYSECOND=${upTo(60)};BYSETPOS=${upTo(60, 1)},${upTo(61, 1)
        .split(',')
        .map((place) => `-${place}`)}`,
    ),
  'weeks of many years': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        'DTSTART:19010101T000000Z',
        'RRULE:FREQ=YEARLY;BYWEEKNO=-53;BYDAY=SU;BYMONTHDAY=31;COUNT=100',
      ),
    ),
  'every interval but one': () => ruled('FREQ=DAILY;INTERVAL=0'),
  'a calendar of another kind': () => ruled('RSCALE=HEBREW;FREQ=YEARLY;SKIP=FORWARD'),
  'rules of many parts': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        'DTSTART:20260101T000000Z',
        `RRULE:FREQ=YEARLY;BYMONTH=${upTo(13, 1)};BYMONTHDAY=${upTo(32, 1)};BYDAY=SU,MO,TU,WE,TH,FR,SA;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)}`,
      ),
    ),
  'a rule of one part that is long': (size) =>
    ruled(`FREQ=MONTHLY;BYMONTHDAY=${filled(size.line, (n) => `${(n % 31) + 1}`).join(',')}`),
  'many rules of one entry': (size) =>
    calendar(
      ...event('UID:1', ...DAILY, ...filled(size.component, () => 'RRULE:FREQ=SECONDLY;COUNT=100')),
    ),
  'many rules that are sparse': (size) =>
    many(size, (n) =>
      event(`UID:${n}`, 'DTSTART:19700101T000000Z', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4000'),
    ),
  'long lists of dates': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        ...DAILY,
        ...filled(
          size.component - 1_000,
          (k) => `RDATE:${filled(size.line, (i) => timeOf(k * 4_000 + i)).join(',')}`,
        ),
      ),
    ),
  'long lists of exceptions': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        ...DAILY,
        'RRULE:FREQ=DAILY',
        ...filled(
          size.component - 1_000,
          (k) => `EXDATE:${filled(size.line, (i) => timeOf(k * 4_000 + i)).join(',')}`,
        ),
      ),
    ),
  'long lists of periods': (size) =>
    many(size, () => [
      'BEGIN:VFREEBUSY',
      ...filled(
        size.component - 1_000,
        (k) => `FREEBUSY:${filled(size.line, (i) => `${timeOf(k * 4_000 + i)}/PT1S`).join(',')}`,
      ),
      'END:VFREEBUSY',
    ]),
  'lengths that no time has': (size) =>
    many(size, (n) =>
      event(`UID:${n}`, `DTSTART:${timeOf(n)}`, 'DURATION:P1000000000W', 'RRULE:FREQ=SECONDLY'),
    ),
  'parameters without end': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        `DTSTART;${filled(size.line, (i) => `X${i}=1`).join(';')}:20260112T090000Z`,
      ),
    ),
  'values without end': (size) =>
    many(size, (n) =>
      event(
        `UID:${n}`,
        ...filled(
          size.component - 1_000,
          () => `DTSTART;MEMBER=${filled(size.line, () => '"a"').join(',')}:20260112T090000Z`,
        ),
      ),
    ),
  'lines folded at each character': (size) =>
    calendar(
      'BEGIN:VEVENT',
      'DTSTART:2026',
      filled(size.file, () => ' ').join('\r\n'),
      'END:VEVENT',
    ),
}

function upTo(end: number, from = 0): string {
  return Array.from({ length: end - from }, (_, n) => n + from).join(',')
}
