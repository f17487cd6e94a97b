import type { Interval } from '../time/interval.ts'
import { IntervalSet } from '../time/interval-set.ts'
import type { Answer } from './answer.ts'
import { neededFor } from './attendance.ts'
import type { MeetingPlan } from './meeting-plan.ts'

/** The answer of somebody who is busy in these intervals: free, and gladly, in all the rest. */
export function answerBesides(plan: MeetingPlan, busy: readonly Interval[]): Answer {
  const slots = freeTime(plan, IntervalSet.of(busy))
  return { slots, firmSlots: slots }
}

/** What a calendar says of somebody's time. */
export type BusyTimes = {
  readonly busy: IntervalSet
  /** What may yet come to nothing; where they are busy as well, they are busy. */
  readonly tentative: IntervalSet
}

/**
 * The answer of somebody whose calendar says this: free, and gladly, whenever it holds nothing, and free
 * if needed while all that it holds is tentative.
 */
export function answerAround(plan: MeetingPlan, { busy, tentative }: BusyTimes): Answer {
  const slots = freeTime(plan, busy)
  return { slots, firmSlots: slots.difference(tentative) }
}

/**
 * The proposed slots, with the buffers around them, less the time in which somebody is busy: when
 * they can come, if they are free whenever they are not busy. Without the buffers nobody could come
 * to a meeting at the edge of a slot.
 */
export function freeTime(plan: MeetingPlan, busy: IntervalSet): IntervalSet {
  return proposedTime(plan).difference(busy)
}

/** All that a meeting of the plan may take of somebody's time: the slots with buffers around them. */
export function proposedTime(plan: MeetingPlan): IntervalSet {
  return IntervalSet.of(plan.proposedSlots.map(({ interval }) => neededFor(plan, interval)))
}
