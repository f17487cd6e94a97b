import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { showTime } from '../../domain/time/shown-time.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { readSlot } from '../../domain/time/written-slot.ts'
import { readTime } from '../../domain/time/written-time.ts'
import { made } from '../made.ts'
import { answerOf, meeting } from './arbitraries/meeting.ts'
import { HOUR } from './arbitraries/time.ts'
import { timeZone, zonedInstant } from './arbitraries/zone.ts'
import { ranked } from './rank.ts'

const local = (instant: number, zone: TimeZone) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime()

/** All instants at which the clocks of the zone show this local time. */
function instantsShowing(time: Temporal.PlainDateTime, zone: TimeZone): number[] {
  const around = time.toZonedDateTime('UTC').epochMilliseconds
  const offsets = new Set(
    [-36, 36].map(
      (hours) =>
        Temporal.Instant.fromEpochMilliseconds(around + hours * HOUR).toZonedDateTimeISO(zone)
          .offsetNanoseconds / 1e6,
    ),
  )
  return [...offsets]
    .map((offset) => around - offset)
    .filter((instant) => local(instant, zone).equals(time))
    .toSorted((one, other) => one - other)
}

describe('an exact time', () => {
  test.prop([zonedInstant(), timeZone()])(
    'written in any zone is the same instant',
    ({ zone, instant }, other) => {
      expect(readTime(showTime(instant, zone), undefined)).toEqual({ ok: true, value: { instant } })
      expect(readTime(showTime(instant, zone), other)).toEqual({ ok: true, value: { instant } })
    },
  )

  test.prop([zonedInstant()])(
    'is shown with the offset in force at that moment',
    ({ zone, instant }) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
      expect(showTime(instant, zone).endsWith(zoned.offset)).toBe(true)
    },
  )

  test.prop([zonedInstant()])('is shown as RFC 3339 writes it', ({ zone, instant }) => {
    expect(showTime(instant, zone)).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?[+-]\d\d:\d\d$/,
    )
  })
})

describe('a local time', () => {
  test.prop([zonedInstant()])(
    'that the clocks show once is that instant, without a notice',
    ({ zone, instant }) => {
      const time = local(instant, zone)
      fc.pre(instantsShowing(time, zone).length === 1)
      expect(made(readTime(time.toString(), zone))).toEqual({ instant })
    },
  )

  test.prop([zonedInstant()])(
    'that the clocks show twice is the earlier instant, and a notice says so',
    ({ zone, instant }) => {
      const time = local(instant, zone)
      const [earlier, ...later] = instantsShowing(time, zone)
      fc.pre(later.length > 0)
      expect(made(readTime(time.toString(), zone))).toMatchObject({
        instant: earlier,
        adjustment: { reason: 'repeated', timeZone: zone },
      })
    },
  )

  test.prop([zonedInstant(), fc.integer({ min: 1, max: 180 })])(
    'that the clocks skip is as far behind the gap as it is into it, and a notice says so',
    ({ zone, instant }, minutes) => {
      const time = local(instant, zone).add({ minutes })
      fc.pre(instantsShowing(time, zone).length === 0)
      const read = made(readTime(time.toString(), zone))
      // RFC 5545, 3.3.5: "using the UTC offset before the gap".
      const before = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
      fc.pre(before.add({ minutes }).offset !== before.offset)
      expect(read.instant).toBe(instant + minutes * 60_000)
      expect(read.adjustment).toMatchObject({ reason: 'skipped', timeZone: zone })
      expect(Date.parse(read.adjustment?.readAs ?? '')).toBe(read.instant)
    },
  )

  test.prop([zonedInstant(), fc.integer({ min: -240, max: 240 })])(
    'is read as RFC 5545 and the platform’s own rule read it',
    ({ zone, instant }, minutes) => {
      const time = local(instant, zone).add({ minutes })
      const { epochMilliseconds } = time.toZonedDateTime(zone, { disambiguation: 'compatible' })
      expect(made(readTime(time.toString(), zone)).instant).toBe(epochMilliseconds)
    },
  )

  test.prop([zonedInstant()])('needs a zone', ({ zone, instant }) => {
    const written = local(instant, zone).toString()
    expect(readTime(written, undefined)).toEqual({
      ok: false,
      fault: { _tag: 'TimeZoneRequired', written },
    })
  })
})

describe('a slot', () => {
  test.prop([zonedInstant(), fc.integer({ min: 1, max: 600 })])(
    'written exactly lasts what it says, also over a change of clocks',
    ({ zone, instant }, minutes) => {
      const end = instant + minutes * 60_000
      const slot = made(
        readSlot({ start: showTime(instant, zone), end: showTime(end, zone), timeZone: zone }),
      )
      expect(slot.interval).toEqual({ start: instant, end })
      expect(slot.adjustments).toEqual([])
    },
  )
})

describe('recommendations', () => {
  test.prop([meeting(), timeZone(), timeZone()])(
    'do not depend on the zones in which windows and answers were written',
    ({ plan, people }, windowZone, answerZone) => {
      const rewrite = ({ start, end }: Interval, zone: TimeZone) =>
        made(readSlot({ start: showTime(start, zone), end: showTime(end, zone), timeZone: zone }))
      const rewritten = made(
        MeetingPlan.of({
          ...plan,
          proposedSlots: plan.proposedSlots.map(({ interval }) => rewrite(interval, windowZone)),
        }),
      )
      const rank = (plan: MeetingPlan, read: (interval: Interval) => Interval) =>
        ranked({
          plan,
          participants: people.map(({ id, intervals }) => ({
            id,
            timeZone: TimeZone.utc,
            answer: intervals && answerOf(intervals.map(read)),
          })),
        })
      const original = rank(plan, (interval) => interval)
      const again = rank(rewritten, (interval) => rewrite(interval, answerZone).interval)
      expect(again).toEqual(original.map((one) => ({ ...one, timeZone: windowZone })))
    },
  )
})

describe('a zone', () => {
  test.prop([timeZone(), fc.gen()])('is known by its name in any case', (zone, draw) => {
    const letters = [...zone].map((letter) =>
      draw(fc.boolean) ? letter.toUpperCase() : letter.toLowerCase(),
    )
    expect(TimeZone.of(letters.join(''))).toEqual({ ok: true, value: zone })
  })

  // No name in the database has one of these characters.
  const noName = fc
    .tuple(fc.string(), fc.constantFrom(' ', '[', '.', 'é', '\n'), fc.string())
    .map((parts) => parts.join(''))
  const lookalike = fc.constantFrom('+01:00', '-0500', 'Z', '', 'Europe/Atlantis', '2026-01-12')

  test.prop([fc.oneof(noName, lookalike)])(
    'that the database does not know is refused, bare offsets included',
    (timeZone) => {
      expect(TimeZone.of(timeZone)).toEqual({
        ok: false,
        fault: { _tag: 'UnknownTimeZone', timeZone },
      })
    },
  )
})
