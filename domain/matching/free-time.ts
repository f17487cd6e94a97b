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
