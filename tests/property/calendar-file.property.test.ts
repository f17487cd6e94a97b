import { fc, test } from '@fast-check/vitest'
import ICAL from 'ical.js'
import { describe, expect } from 'vitest'
import { calendarFile } from '../../adapters/http/calendar/calendar-file.ts'
import { calendarLinks } from '../../adapters/http/calendar/calendar-links.ts'
import { attachmentNamed } from '../../adapters/http/calendar/file-name.ts'
import type { SettledMeeting } from '../../application/read-settled-meeting.ts'
import { EventId } from '../../domain/event/event-id.ts'
import { Description, PersonName, Title } from '../../domain/text.ts'
import { Interval } from '../../domain/time/interval.ts'
import { made } from '../made.ts'

/** Characters that mean something in a calendar file or a URL, or take several octets. */
const hard = fc.constantFrom(
  ...['"', "'", '^', '\\', ';', ':', ',', '=', '%', '&', '+', '#', '?', '<', '*', '\\n', '^n', '{'],
  ...[
    'ä',
    '会',
    '議',
    '👩‍👩‍👧',
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    'ﬁ',
    ' ',
    '.',
    '/',
    'a',
    'Z',
    'BEGIN:VEVENT',
    'END:VCALENDAR',
  ],
)
const line = () =>
  fc.oneof(
    fc.string({ unit: hard, maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
const lines = () =>
  fc.array(fc.oneof(line(), fc.constantFrom('\n', '\r\n', '\r', '\t', '\u2028')), { maxLength: 12 })

/** Those texts of the generator that the domain takes, as it keeps them. */
const kept = <Text>(
  texts: fc.Arbitrary<string>,
  read: (text: string) => { ok: true; value: Text } | { ok: false; fault: unknown },
) =>
  texts
    .map(read)
    .filter((text) => text.ok)
    .map((text) => text.value)

const instant = () => fc.integer({ min: Date.parse('2000-01-01Z'), max: Date.parse('2199-12-31Z') })

const meeting = (): fc.Arbitrary<SettledMeeting> =>
  fc.record({
    id: fc.constant(made(EventId.of('evt_01kf3k9v4xe9ktn8vbq1d5m2rz'))),
    title: kept(line(), Title.of),
    description: fc.option(
      kept(
        lines().map((parts) => parts.join('')),
        Description.of,
      ),
      { nil: undefined },
    ),
    organizerName: kept(line(), PersonName.of),
    revision: fc.integer({ min: 1, max: 4_294_967_295 }),
    interval: fc
      .tuple(instant(), fc.integer({ min: 5, max: 1_440 }))
      .map(([start, minutes]) => made(Interval.of(start, start + minutes * 60_000))),
    isCancelled: fc.boolean(),
    readAt: instant(),
  })

/** The organizer's name, as RFC 6868 writes it; the library would take a backslash for an escape. */
function nameIn(file: string): string | undefined {
  const written = /^ORGANIZER;CN=(.*):invalid:nomail\r$/m.exec(file.replaceAll('\r\n ', ''))?.[1]
  const bare = /[,:;]/.test(written ?? '') ? written?.slice(1, -1) : written
  return bare?.replaceAll(/\^[\^']/g, (one) => (one === '^^' ? '^' : '"'))
}

const toTheSecond = (instant: number) => Math.floor(instant / 1_000) * 1_000

describe('a calendar file', () => {
  test.prop([meeting()])('says what the event says, whatever the words', (meeting) => {
    const calendar = new ICAL.Component(ICAL.parse(calendarFile(meeting)))
    const [entry, ...more] = calendar.getAllSubcomponents()
    if (entry === undefined) throw new Error('there is no entry')
    expect(more).toEqual([])
    const value = (name: string) => entry.getFirstPropertyValue(name)
    const time = (name: string) => (value(name) as ICAL.Time).toJSDate().getTime()
    expect(entry.name).toBe('vevent')
    expect(value('uid')).toBe(meeting.id)
    expect(value('summary')).toBe(meeting.title)
    expect(value('description')).toBe(
      meeting.description === undefined ? null : meeting.description.replaceAll(/\r\n?/g, '\n'),
    )
    expect(nameIn(calendarFile(meeting))).toBe(meeting.organizerName)
    expect(time('dtstart')).toBe(toTheSecond(meeting.interval.start))
    expect(time('dtend')).toBe(toTheSecond(meeting.interval.end))
    expect(time('dtstamp')).toBe(toTheSecond(meeting.readAt))
    expect(value('status')).toBe(meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED')
  })

  test.prop([meeting()])(
    'is made of whole characters, in lines of at most 75 octets that end in CRLF',
    (meeting) => {
      const file = calendarFile(meeting)
      expect(file).toMatch(/^BEGIN:VCALENDAR\r\n.*\r\nEND:VCALENDAR\r\n$/s)
      for (const one of file.slice(0, -2).split('\r\n')) {
        expect(one).not.toMatch(/[\r\n]/)
        expect(one.isWellFormed()).toBe(true)
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
      }
    },
  )

  test.prop([meeting(), fc.integer({ min: 1, max: 2_147_483_646 })])(
    'has a SEQUENCE that grows with the revision, and is an INTEGER at any',
    (meeting, revision) => {
      const sequence = (revision: number) =>
        Number(/^SEQUENCE:(\d+)\r$/m.exec(calendarFile({ ...meeting, revision }))?.[1])
      expect(sequence(revision + 1)).toBeGreaterThan(sequence(revision))
      expect(sequence(meeting.revision)).toBeLessThanOrEqual(2_147_483_647)
    },
  )
})

describe('the name of a calendar file', () => {
  test.prop([kept(line(), Title.of)])(
    'can be sent in a header, and be given to a file',
    (title) => {
      const header = attachmentNamed(title)
      expect(header).toMatch(
        /^attachment; filename="[\w -]+\.ics"(; filename\*=UTF-8''[\w.%!~-]+)?$/,
      )
      expect(header.length).toBeLessThan(1_000)
      const full = decodeURIComponent(/UTF-8''(.*)$/.exec(header)?.[1] ?? 'x.ics')
      expect(full).not.toMatch(/^[.]|["*/:<>?\\|]/)
    },
  )
})

describe('links to calendars on the web', () => {
  test.prop([meeting()])('carry the title, the times and the description', (meeting) => {
    const { title, description = '', interval } = meeting
    const links = calendarLinks(meeting, interval)
    const [from, to] = [interval.start, interval.end].map((instant) =>
      Temporal.Instant.fromEpochMilliseconds(toTheSecond(instant)).toString(),
    ) as [string, string]
    const [compactFrom, compactTo] = [from, to].map((one) => one.replaceAll(/[-:]/g, ''))
    const outlook = { subject: title, startdt: from, enddt: to, body: description }
    const expected = {
      google: { text: title, dates: `${compactFrom}/${compactTo}`, details: description },
      outlook,
      office365: outlook,
      yahoo: { TITLE: title, ST: compactFrom, ET: compactTo, DESC: description },
    }
    for (const [site, parameters] of Object.entries(expected)) {
      const link = links[site as keyof typeof links]
      expect(link.length).toBeLessThanOrEqual(2_000)
      const { searchParams } = new URL(link)
      for (const [name, text] of Object.entries(parameters)) {
        const told = searchParams.get(name) ?? ''
        const cut = told.endsWith('…') ? told.slice(0, -1) : told
        if (told !== text) expect(text?.startsWith(cut), `${site} ${name}`).toBe(true)
        if (encodeURIComponent(text ?? '').length < 700) expect(told).toBe(text)
      }
    }
  })
})
