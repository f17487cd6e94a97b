import { fc } from '@fast-check/vitest'
import { Answer } from '../../../domain/matching/answer.ts'
import type { MatchedParticipant } from '../../../domain/matching/matched-meeting.ts'
import { MeetingPlan, MINUTE_MS, type ProposedSlot } from '../../../domain/matching/meeting-plan.ts'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { Interval } from '../../../domain/time/interval.ts'
import { made } from '../../made.ts'
import { HOUR, intervalBetween, MINUTE, NOON } from './time.ts'
import { timeZone, transition } from './zone.ts'

/** A person and the intervals of their answer, not yet joined; `undefined` without an answer. */
export type Person = { readonly id: string; readonly intervals: readonly Interval[] | undefined }

/** A plan and the people to find a time for. */
export type Meeting = { readonly plan: MeetingPlan; readonly people: readonly Person[] }

/**
 * A small meeting made to be hard: windows that overlap, repeat, touch, or are shorter than the
 * meeting; answers that begin and end exactly where a window or a candidate does, or a
 * millisecond beside; near a change of some zone's clocks as often as not.
 */
export const meeting = (): fc.Arbitrary<Meeting> =>
  plan().chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      people: fc
        .array(fc.option(answer(plan), { nil: undefined, freq: 5 }), { maxLength: 6 })
        .map((answers) => answers.map((intervals, i) => ({ id: `p${i}`, intervals }))),
    }),
  )

/** A plan of up to four windows within two days. */
const plan = (): fc.Arbitrary<MeetingPlan> =>
  fc
    .record({
      durationMinutes: fc.constantFrom(5, 15, 30, 45, 60, 90),
      stepMinutes: fc.constantFrom(15, 15, 30, 60, 7, 45),
      origin: fc.oneof(
        fc.constant(NOON),
        transition().map(({ at }) => at - HOUR),
      ),
      windows: fc.array(window(), { minLength: 1, maxLength: 4 }),
    })
    .map(({ origin, windows, ...plan }) =>
      made(MeetingPlan.of({ ...plan, proposedSlots: windows.map((window) => window(origin)) })),
    )

/** A window on a quarter-hour grid; now and then on a later day. */
const window = (): fc.Arbitrary<(origin: EpochMs) => ProposedSlot> =>
  fc
    .record({
      day: fc.constantFrom(0, 0, 0, 1),
      startQuarter: fc.integer({ min: 0, max: 12 }),
      quarters: fc.integer({ min: 1, max: 12 }),
      zone: timeZone(),
    })
    .map(({ day, startQuarter, quarters, zone }) => (origin) => {
      const start = origin + day * 24 * HOUR + startQuarter * 15 * MINUTE
      return {
        interval: made(Interval.of(start, start + quarters * 15 * MINUTE)),
        timeZone: zone,
      }
    })

/** Somebody's intervals, with ends at the instants that matter to the plan. */
export const answer = (plan: MeetingPlan): fc.Arbitrary<Interval[]> =>
  fc.array(intervalBetween(interestingInstant(plan)), { maxLength: 6 })

function interestingInstant(plan: MeetingPlan): fc.Arbitrary<EpochMs> {
  const durationMs = plan.durationMinutes * MINUTE_MS
  const stepMs = plan.stepMinutes * MINUTE_MS
  const instants = plan.proposedSlots.flatMap(({ interval: { start, end } }) => [
    start,
    end,
    ...Array.from({ length: 6 }, (_, k) => start + k * stepMs),
    ...Array.from({ length: 6 }, (_, k) => start + k * stepMs + durationMs),
  ])
  return fc
    .tuple(fc.constantFrom(...instants), fc.constantFrom(0, 0, 0, 0, 0, -1, 1, 5 * MINUTE))
    .map(([instant, distance]) => instant + distance)
}

/** The answer of somebody without reservations. */
export const answerOf = (intervals: readonly Interval[]): Answer =>
  Answer.of(intervals.map((interval) => ({ interval })))

/** The people as the domain takes them: everybody's intervals joined. */
export const participants = (people: readonly Person[]): MatchedParticipant<string>[] =>
  people.map(({ id, intervals }) => ({ id, answer: intervals && answerOf(intervals) }))
