import { describe, expect, test } from 'vitest'
import { describeAdvice } from '../../adapters/http/advice-wording.ts'
import { adviceFor } from '../../domain/matching/advice/advice.ts'
import { Answer } from '../../domain/matching/answer.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { DEFAULT_RULE } from '../../domain/matching/ranking.ts'
import { finish } from '../../domain/steps.ts'
import { showTime } from '../../domain/time/shown-time.ts'
import { readSlot, type Slot } from '../../domain/time/written-slot.ts'
import { made } from '../made.ts'
import { EVERYTHING, ranking } from '../property/rank.ts'

/** `slot('12', '14:00', '15:30')` is Jan 12, 2026, 14:00–15:30 in New York. */
const slot = (day: string, start: string, end: string): Slot =>
  made(
    readSlot({
      start: `2026-01-${day}T${start}`,
      end: `2026-01-${day}T${end}`,
      timeZone: 'America/New_York',
    }),
  )

const rankingOf = (
  durationMinutes: number,
  proposedSlots: Slot[],
  people: Record<string, Slot[]>,
) =>
  ranking({
    plan: made(MeetingPlan.of({ durationMinutes, stepMinutes: 15, proposedSlots })),
    participants: Object.entries(people).map(([id, slots]) => ({ id, answer: Answer.of(slots) })),
  })

/** The advice for an hour, in sentences. */
const advise = (proposedSlots: Slot[], people: Record<string, Slot[]>) =>
  finish(adviceFor(rankingOf(60, proposedSlots, people), DEFAULT_RULE)).map((advice) =>
    describeAdvice(advice, {
      participantCount: Object.keys(people).length,
      nameOf: (id: string) => id,
      timeZone: undefined,
      namesZones: false,
      namesYears: false,
    }),
  )

/** The ranking in lines such as `12 14:00 AB`. */
function rank(durationMinutes: number, proposedSlots: Slot[], people: Record<string, Slot[]>) {
  const ranking = rankingOf(durationMinutes, proposedSlots, people)
  return finish(ranking.best(EVERYTHING)).map(({ start, timeZone, available }) => {
    const [date, time] = showTime(start, timeZone).split('T') as [string, string]
    return `${date.slice(8)} ${time.slice(0, 5)} ${available.join('')}`
  })
}

describe('example 1 of the design document', () => {
  const windows = [slot('12', '14:00', '16:00'), slot('14', '18:00', '20:00')]
  const people = {
    A: [slot('12', '14:00', '15:30'), slot('14', '18:00', '20:00')],
    B: [slot('12', '14:00', '16:00'), slot('14', '19:00', '20:00')],
    C: [slot('12', '15:00', '16:00'), slot('14', '18:00', '19:30')],
  }

  test('no hour suits all three; this is the ranking of the ten that there are', () => {
    expect(rank(60, windows, people)).toEqual([
      '12 14:00 AB',
      '12 14:15 AB',
      '12 14:30 AB',
      '12 15:00 BC',
      '14 18:00 AC',
      '14 18:15 AC',
      '14 18:30 AC',
      '14 19:00 AB',
      '12 14:45 B',
      '14 18:45 A',
    ])
  })

  test('half an hour would suit all three, on Jan 12 at 15:00 and on Jan 14 at 19:00', () => {
    expect(rank(30, windows, people).filter((line) => line.endsWith('ABC'))).toEqual([
      '12 15:00 ABC',
      '14 19:00 ABC',
    ])
  })

  test('so the advice says, and what else would help', () => {
    expect(advise(windows, people)).toEqual([
      '30 minutes would suit all three: Jan 12 15:00 or Jan 14 19:00.',
      'If C could also come on Jan 12 from 14:30 to 15:00, Jan 12 14:30 would suit all three.',
      'Everybody else could come without C on Jan 12 14:00, without B on Jan 14 18:00 or without A on Jan 12 15:00.',
    ])
  })
})

describe('example 2 of the design document', () => {
  const people = {
    A: [slot('12', '14:00', '15:30')],
    B: [slot('12', '14:00', '16:00')],
    C: [slot('12', '15:00', '16:00')],
  }

  test('half an hour would suit all three, and the advice says so first', () => {
    const [first] = advise([slot('12', '14:00', '16:00')], people)
    expect(first).toBe('30 minutes would suit all three: Jan 12 15:00.')
  })

  test('14:45 suits B alone: nobody’s part of an hour counts as an hour', () => {
    expect(rank(60, [slot('12', '14:00', '16:00')], people)).toEqual([
      '12 14:00 AB',
      '12 14:15 AB',
      '12 14:30 AB',
      '12 15:00 BC',
      '12 14:45 B',
    ])
  })
})

describe('the edges of matching', () => {
  const window = slot('12', '14:00', '15:00')

  test('a window as long as the meeting has one candidate, a shorter one none', () => {
    expect(rank(60, [window], {})).toEqual(['12 14:00 '])
    expect(rank(65, [window], {})).toEqual([])
  })

  test('touching slots of one person hold a meeting that neither holds', () => {
    const people = { A: [slot('12', '14:00', '14:20'), slot('12', '14:20', '15:00')] }
    expect(rank(60, [window], people)).toEqual(['12 14:00 A'])
  })

  test('two windows that yield one candidate list it once', () => {
    expect(rank(60, [window, slot('12', '14:00', '15:10')], {})).toEqual(['12 14:00 '])
  })
})
