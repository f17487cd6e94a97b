import { fc } from '@fast-check/vitest'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { made } from '../../made.ts'
import { HOUR, MINUTE } from './time.ts'

/** Zones that are hard in different ways, and the years in which they are. */
const HARD_ZONES = [
  { name: 'America/New_York', year: 2026 },
  { name: 'Europe/Berlin', year: 2026 },
  // Changes its clocks by half an hour.
  { name: 'Australia/Lord_Howe', year: 2026 },
  // Skipped the whole of 2011-12-30, when it moved over the date line.
  { name: 'Pacific/Apia', year: 2011 },
  // Changes its clocks by two hours.
  { name: 'Antarctica/Troll', year: 2026 },
  // Went forward at midnight: a day that began at one.
  { name: 'America/Sao_Paulo', year: 2018 },
  { name: 'Asia/Kolkata', year: 2026 },
  // An offset of three quarters of an hour, and one that changes too.
  { name: 'Asia/Kathmandu', year: 2026 },
  { name: 'Pacific/Chatham', year: 2026 },
  // Summer time is called standard time, and winter time is the exception.
  { name: 'Europe/Dublin', year: 2026 },
  // The clocks go back for Ramadan.
  { name: 'Africa/Casablanca', year: 2026 },
  { name: 'America/St_Johns', year: 2026 },
  // Went back a minute after midnight: from one day to the day before.
  { name: 'America/St_Johns', year: 2010 },
  { name: 'UTC', year: 2026 },
] as const

/** Any of the hard zones. */
export const timeZone = (): fc.Arbitrary<TimeZone> =>
  fc.constantFrom(...HARD_ZONES).map(({ name }) => made(TimeZone.of(name)))

/** A moment when the clocks of a zone change. */
export type Transition = { readonly zone: TimeZone; readonly at: EpochMs }

/** A change of the clocks in the year in which the zone is hard. */
export const transition = (): fc.Arbitrary<Transition> => fc.constantFrom(...transitions())

/** A zone and an instant in it, as a rule within hours of a change of its clocks. */
export const zonedInstant = (): fc.Arbitrary<{ zone: TimeZone; instant: EpochMs }> =>
  fc
    .tuple(
      transition(),
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: -12, max: 12 }).map((n) => n * 15 * MINUTE) },
        { weight: 1, arbitrary: fc.integer({ min: -40 * HOUR, max: 40 * HOUR }) },
      ),
    )
    .map(([{ zone, at }, distance]) => ({ zone, instant: at + distance }))

function transitions(): Transition[] {
  return HARD_ZONES.flatMap(({ name, year }) => {
    const zone = made(TimeZone.of(name))
    const end = Temporal.ZonedDateTime.from(`${year + 1}-02-01T00:00[${name}]`)
    const found: Transition[] = []
    let next = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${name}]`).getTimeZoneTransition(
      'next',
    )
    while (next !== null && Temporal.ZonedDateTime.compare(next, end) < 0) {
      found.push({ zone, at: next.epochMilliseconds })
      next = next.getTimeZoneTransition('next')
    }
    return found
  })
}
