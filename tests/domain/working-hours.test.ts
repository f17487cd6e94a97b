import { describe, expect, test } from 'vitest'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { workingTimes } from '../../domain/matching/working-time.ts'
import { finish } from '../../domain/steps.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { WorkingHours } from '../../domain/time/working-hours.ts'
import { readSlot } from '../../domain/time/written-slot.ts'
import { hours } from '../hours.ts'
import { made } from '../made.ts'

/** How many minutes of the meeting, in local times, lie outside the hours there. */
function minutesOutside(hours: WorkingHours, zone: string, start: string, end: string) {
  const timeZone = made(TimeZone.of(zone))
  const { interval } = made(readSlot({ start, end, timeZone }))
  const plan = made(
    MeetingPlan.of({
      durationMinutes: 5,
      stepMinutes: 15,
      proposedSlots: [{ interval, timeZone }],
    }),
  )
  const { kinds } = finish(
    workingTimes({
      plan,
      participants: [{ id: 'p', timeZone, workingHours: hours }],
    }),
  )
  return kinds[0]?.minutesOutside(interval)
}

describe('Apia moved over the date line and skipped Friday, December 30, 2011', () => {
  const night = hours('17:00', '08:00', ['TH'])

  test('whoever works on Fridays did not work on the Saturday that came instead', () => {
    const saturday = ['2011-12-31T10:00', '2011-12-31T11:00'] as const
    expect(minutesOutside(WorkingHours.usual, 'Pacific/Apia', ...saturday)).toBe(60)
  })

  test('Thursday’s night shift ended on Saturday morning', () => {
    const start = '2011-12-31T07:30'
    expect(minutesOutside(night, 'Pacific/Apia', start, '2011-12-31T08:30')).toBe(30)
  })
})

describe('Berlin put its clocks forward at 2:00 on Sunday, March 29, 2026', () => {
  test('a night shift was an hour shorter', () => {
    const night = hours('22:00', '06:00', ['SA'])
    expect(minutesOutside(night, 'Europe/Berlin', '2026-03-28T22:00', '2026-03-29T07:00')).toBe(60)
  })

  test('a shift that ended in the gap and the next one counted once where they met', () => {
    const long = hours('03:00', '02:30', ['SA', 'SU'])
    expect(minutesOutside(long, 'Europe/Berlin', '2026-03-29T01:00', '2026-03-29T05:00')).toBe(0)
  })

  test('hours that began in the gap began at its later side', () => {
    const early = hours('02:30', '06:00', ['SU'])
    expect(minutesOutside(early, 'Europe/Berlin', '2026-03-29T01:00', '2026-03-29T04:00')).toBe(90)
  })
})
