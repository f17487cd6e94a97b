import { describe, expect, test } from 'vitest'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { readSlot } from '../../domain/time/written-slot.ts'
import { made, refused } from '../made.ts'

const week = made(readSlot({ start: '2026-01-12T00:00Z', end: '2026-01-19T00:00Z' }))
const good = { durationMinutes: 60, stepMinutes: 15, proposedSlots: [week] }
const tags = (plan: Parameters<typeof MeetingPlan.of>[0]) =>
  refused(MeetingPlan.of(plan)).map(({ _tag }) => _tag)

describe('a plan', () => {
  test.each([4, 1441, 5.5, Number.NaN])('does not last %d minutes', (durationMinutes) => {
    expect(tags({ ...good, durationMinutes })).toEqual(['DurationOutOfRange'])
  })

  test.each([5, 1440])('may last %d minutes', (durationMinutes) => {
    expect(MeetingPlan.of({ ...good, durationMinutes }).ok).toBe(true)
  })

  test.each([0, 241, 1.5])('has no step of %d minutes', (stepMinutes) => {
    expect(tags({ ...good, stepMinutes })).toEqual(['StepOutOfRange'])
  })

  test('proposes at least one slot and at most a hundred', () => {
    expect(tags({ ...good, proposedSlots: [] })).toEqual(['ProposedSlotCountOutOfRange'])
    expect(tags({ ...good, proposedSlots: Array(101).fill(week) })).toEqual([
      'ProposedSlotCountOutOfRange',
    ])
  })

  test('may propose exactly a hundred slots', () => {
    const day = made(readSlot({ start: '2026-01-12T00:00Z', end: '2026-01-12T02:00Z' }))
    expect(MeetingPlan.of({ ...good, proposedSlots: Array(100).fill(day) }).ok).toBe(true)
  })

  test('may hold exactly 20,000 candidates', () => {
    const end = new Date(Date.UTC(2026, 0, 12) + (60 + 19_999) * 60_000).toISOString()
    const long = made(readSlot({ start: '2026-01-12T00:00Z', end }))
    expect(MeetingPlan.of({ ...good, stepMinutes: 1, proposedSlots: [long] }).ok).toBe(true)
    expect(tags({ ...good, stepMinutes: 1, proposedSlots: [long, long] })).toEqual([
      'TooManyCandidates',
    ])
  })

  test('holds at most 20,000 candidates, all windows together', () => {
    const twoWeeks = { ...good, stepMinutes: 1, proposedSlots: [week, week] }
    expect(refused(MeetingPlan.of(twoWeeks))).toEqual([
      { _tag: 'TooManyCandidates', count: 2 * (7 * 24 * 60 - 60 + 1), max: 20_000 },
    ])
  })

  test('is told all that is wrong with it at once', () => {
    expect(tags({ durationMinutes: 0, stepMinutes: 0, proposedSlots: [] })).toHaveLength(3)
  })
})
