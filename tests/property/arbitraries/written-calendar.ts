import { type CalendarEntry, movedBy, startsOf, type Weight } from './calendar-entry.ts'

/** A zone as Windows calls it, with the rules of Berlin as Outlook writes them. */
const DESCRIBED = 'W. Europe Standard Time'
const DESCRIPTION = [
  'BEGIN:VTIMEZONE',
  `TZID:${DESCRIBED}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

const WEIGHTS: Readonly<Record<Weight, string>> = {
  busy: 'TRANSP:OPAQUE',
  tentative: 'STATUS:TENTATIVE',
  free: 'TRANSP:TRANSPARENT',
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A calendar file with these entries, and with what describes the zone of some. */
export const writtenCalendar = (entries: readonly CalendarEntry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    ...entries.flatMap(writtenEntry),
    ...DESCRIPTION,
    'END:VCALENDAR',
    '',
  ].join('\r\n')

function writtenEntry(entry: CalendarEntry, number: number): string[] {
  const { form, start, length, weight, rule, without, overrides } = entry
  const starts = startsOf(entry)
  const time = (name: string, local: Temporal.PlainDateTime) =>
    `${name}${parameterOf(entry)}:${writtenTime(local, form)}`
  const end = (from: Temporal.PlainDateTime, { written, days, minutes }: typeof length) => {
    const wholeDays = form === 'date' ? Math.max(days, 1) : days
    if (written === 'nothing') return []
    if (written === 'DURATION') {
      return [`DURATION:P${wholeDays}D${form === 'date' ? '' : `T${minutes}M`}`]
    }
    const added = form === 'date' ? { days: wholeDays } : { days, minutes }
    return [time('DTEND', from.add(added))]
  }
  const component = (...lines: readonly string[]) => [
    'BEGIN:VEVENT',
    `UID:${number}@cal.example.com`,
    'DTSTAMP:20261001T080000Z',
    ...lines,
    'END:VEVENT',
  ]
  if (rule === undefined) {
    return component(time('DTSTART', start), ...end(start, length), WEIGHTS[weight])
  }
  const exceptions = without.flatMap((index) => starts[index] ?? [])
  return [
    ...overrides.flatMap(({ index, moved, length }) => {
      const original = starts[index]
      if (original === undefined) return []
      const from = moved === undefined ? original : movedBy(original, moved, form)
      return component(
        time('RECURRENCE-ID', original),
        time('DTSTART', from),
        ...end(from, length),
        ...(moved === undefined ? ['STATUS:CANCELLED'] : []),
      )
    }),
    ...component(
      time('DTSTART', start),
      ...end(start, length),
      `RRULE:${writtenRule(entry, starts)}`,
      ...exceptions.map((one) => time('EXDATE', one)),
      WEIGHTS[weight],
    ),
  ]
}

function writtenRule(entry: CalendarEntry, starts: readonly Temporal.PlainDateTime[]): string {
  const { form, zone, start, rule } = entry
  if (rule === undefined) return ''
  const { frequency, interval, days, end } = rule
  const parts = [`FREQ=${frequency}`, `INTERVAL=${interval}`]
  if (frequency === 'WEEKLY') {
    const all = new Set([start.dayOfWeek, ...days])
    parts.push(`BYDAY=${DAYS.filter((_, i) => all.has(i + 1)).join(',')}`)
  }
  if (end !== undefined && 'count' in end) parts.push(`COUNT=${end.count}`)
  const last = starts.at(-1)
  if (end !== undefined && 'lastIndex' in end && last !== undefined) {
    // Where there is a zone, the end is written in UTC all the same: RFC 5545, section 3.3.10.
    const isZoned = form === 'zoned' || form === 'described'
    const inUtc = last.toZonedDateTime(zone).withTimeZone('UTC').toPlainDateTime()
    parts.push(`UNTIL=${isZoned ? writtenTime(inUtc, 'utc') : writtenTime(last, form)}`)
  }
  return parts.join(';')
}

function parameterOf({ form, zone }: CalendarEntry): string {
  switch (form) {
    case 'zoned':
      return `;TZID=${zone}`
    case 'described':
      return `;TZID=${DESCRIBED}`
    case 'date':
      return ';VALUE=DATE'
    default:
      return ''
  }
}

function writtenTime(local: Temporal.PlainDateTime, form: CalendarEntry['form']): string {
  const compact = local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  if (form === 'date') return compact.slice(0, 8)
  return form === 'utc' ? `${compact}Z` : compact
}
