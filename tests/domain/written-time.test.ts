import { describe, expect, test } from 'vitest'
import { showTime } from '../../domain/time/shown-time.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { readSlot } from '../../domain/time/written-slot.ts'
import { readTime } from '../../domain/time/written-time.ts'
import { made, refused } from '../made.ts'

/** The local time as the service reads it, written with its offset. */
function read(written: string, zoneName: string) {
  const zone = made(TimeZone.of(zoneName))
  const { instant, adjustment } = made(readTime(written, zone))
  return { readAs: showTime(instant, zone), reason: adjustment?.reason }
}

describe('places and dates where local time went wrong', () => {
  test('Berlin, 2026-03-29: 02:30 does not exist and is read as 03:30', () => {
    expect(read('2026-03-29T02:30', 'Europe/Berlin')).toEqual({
      readAs: '2026-03-29T03:30:00+02:00',
      reason: 'skipped',
    })
  })

  test('Berlin, 2026-10-25: 02:30 occurs twice and is read as the earlier, in summer time', () => {
    expect(read('2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      readAs: '2026-10-25T02:30:00+02:00',
      reason: 'repeated',
    })
  })

  test('New York, 2026-03-08: noon before and noon after are 23 hours apart', () => {
    const zone = made(TimeZone.of('America/New_York'))
    const [before, after] = ['2026-03-07T12:00', '2026-03-08T12:00'].map(
      (noon) => made(readTime(noon, zone)).instant,
    ) as [number, number]
    expect((after - before) / 3_600_000).toBe(23)
  })

  test('Lord Howe Island, 2026-10-04: the clocks skip half an hour', () => {
    expect(read('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({
      readAs: '2026-10-04T02:45:00+11:00',
      reason: 'skipped',
    })
  })

  test('Lord Howe Island, 2026-04-05: half an hour occurs twice', () => {
    expect(read('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({
      readAs: '2026-04-05T01:45:00+11:00',
      reason: 'repeated',
    })
  })

  test('Apia, 2011-12-30: a whole day does not exist and is read as the next', () => {
    expect(read('2011-12-30T10:00', 'Pacific/Apia')).toEqual({
      readAs: '2011-12-31T10:00:00+14:00',
      reason: 'skipped',
    })
  })

  test('Kathmandu: the offset has three quarters of an hour', () => {
    expect(read('2026-01-12T14:00', 'Asia/Kathmandu').readAs).toBe('2026-01-12T14:00:00+05:45')
  })
})

describe('what a time may look like', () => {
  test.each([
    ['2026-01-12T14:00Z', '2026-01-12T14:00:00+00:00'],
    ['2026-01-12T14:00:00-05:00', '2026-01-12T19:00:00+00:00'],
    ['2026-01-12T14:00:00.250+05:45', '2026-01-12T08:15:00.25+00:00'],
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00+00:00'],
    ['2026-01-12t14:00:00z', '2026-01-12T14:00:00+00:00'],
    ['2026-01-12T14:00:00.250000+00:00', '2026-01-12T14:00:00.25+00:00'],
  ])('%s is exact', (written, utc) => {
    expect(showTime(made(readTime(written, undefined)).instant, TimeZone.utc)).toBe(utc)
  })

  test.each([
    'tomorrow',
    '',
    '2026-01-12',
    '2026-01-12 14:00Z',
    '2026-1-12T14:00Z',
    '2026-02-30T14:00Z',
    '2025-02-29T14:00Z',
    '2026-01-12T24:00Z',
    '2026-01-12T23:59:60Z',
    '2026-01-12T14:00:00.1234Z',
    '2026-01-12T14:00+25:00',
    '2026-01-12T14:00[Europe/Berlin]',
    '+002026-01-12T14:00Z',
    '2026-01-12T14:00Z\n',
  ])('%j is not a time', (written) => {
    expect(refused(readTime(written, TimeZone.utc))).toEqual({ _tag: 'NotATime', written })
  })

  test.each(['1999-12-31T23:59Z', '2200-01-01T00:00:00.001Z', '0000-01-01T00:00Z'])(
    '%s is out of the range of the service',
    (written) => {
      expect(refused(readTime(written, undefined))).toMatchObject({ _tag: 'InstantOutOfRange' })
    },
  )
})

test.each(['2000-01-01T00:00Z', '2200-01-01T00:00Z'])(
  '%s is in the range of the service',
  (written) => {
    expect(readTime(written, undefined).ok).toBe(true)
  },
)

describe('a slot', () => {
  test('says which of its ends was adjusted, and how', () => {
    const { adjustments } = made(
      readSlot({ start: '2026-03-29T02:30', end: '2026-10-25T02:30', timeZone: 'Europe/Berlin' }),
    )
    expect(adjustments).toEqual([
      {
        part: 'start',
        reason: 'skipped',
        written: '2026-03-29T02:30:00',
        readAs: '2026-03-29T03:30:00+02:00',
        timeZone: 'Europe/Berlin',
      },
      {
        part: 'end',
        reason: 'repeated',
        written: '2026-10-25T02:30:00',
        readAs: '2026-10-25T02:30:00+02:00',
        timeZone: 'Europe/Berlin',
      },
    ])
  })

  test('with an unknown zone and a broken time is refused for both at once', () => {
    const faults = refused(
      readSlot({ start: '2026-01-12T14:00', end: 'late', timeZone: 'Europe/Atlantis' }),
    )
    expect(faults.map(({ part, fault }) => [part, fault._tag])).toEqual([
      ['timeZone', 'UnknownTimeZone'],
      ['end', 'NotATime'],
    ])
  })

  test('whose date does not exist is refused for it, even while its zone is missing or unknown', () => {
    for (const timeZone of [undefined, 'Europe/Atlantis']) {
      const faults = refused(
        readSlot({ start: '2026-13-08T02:30', end: '2026-03-08T02:30', timeZone }),
      )
      expect(faults).toContainEqual({
        part: 'start',
        fault: { _tag: 'NotATime', written: '2026-13-08T02:30' },
      })
    }
  })

  test('that ends before it starts is refused for it, even while its zone is unknown', () => {
    const faults = refused(
      readSlot({ start: '2026-01-12T16:00Z', end: '2026-01-12T14:00Z', timeZone: 'Mars' }),
    )
    expect(faults.map(({ part, fault }) => [part, fault._tag])).toEqual([
      ['timeZone', 'UnknownTimeZone'],
      ['end', 'EmptyInterval'],
    ])
  })

  test('whose ends the clocks turn around is refused: Berlin, 2026-03-29, 02:30 to 03:15', () => {
    const faults = refused(
      readSlot({ start: '2026-03-29T02:30', end: '2026-03-29T03:15', timeZone: 'Europe/Berlin' }),
    )
    expect(faults).toMatchObject([
      {
        part: 'end',
        fault: { _tag: 'EmptyInterval' },
        adjustments: [{ part: 'start', reason: 'skipped', readAs: '2026-03-29T03:30:00+02:00' }],
      },
    ])
  })

  test('with offsets needs no zone, and is shown in UTC', () => {
    const slot = made(readSlot({ start: '2026-01-12T14:00-05:00', end: '2026-01-12T20:00Z' }))
    expect(slot.timeZone).toBe('UTC')
  })
})
