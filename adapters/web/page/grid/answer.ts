import type { Interval } from '../../../../domain/time/interval.ts'
import { IntervalSet } from '../../../../domain/time/interval-set.ts'
import type { GridCell } from './grid-layout.ts'

/** When somebody can come: gladly, and if need be. The two share no instant. */
export type Answer = {
  readonly free: IntervalSet
  readonly ifNeeded: IntervalSet
}

/** What one can paint; `nothing` takes away. */
export type Brush = 'free' | 'ifNeeded' | 'nothing'

/** How a cell looks; `partly` when its time is not all of one kind. */
export type CellState = Brush | 'partly'

/** Nothing at all. */
export const NO_TIME: Answer = { free: IntervalSet.empty, ifNeeded: IntervalSet.empty }

/** The answer with these cells painted over; all the rest of it stays as exact as it was. */
export function paint(answer: Answer, cells: readonly GridCell[], brush: Brush): Answer {
  const painted = IntervalSet.of(cells.flatMap(({ intervals }) => intervals))
  const over = (kind: Brush, time: IntervalSet) =>
    brush === kind ? time.union(painted) : time.difference(painted)
  return { free: over('free', answer.free), ifNeeded: over('ifNeeded', answer.ifNeeded) }
}

/**
 * An answer with the changes that were made to another one.
 *
 * @param befores  the other one, and what was made of it on the way: what was not in all of them was added,
 *   what was in any of them and no longer there was taken away
 * @param after  what was made of it in the end
 */
export function withChanges(befores: readonly Answer[], after: Answer, answer: Answer): Answer {
  const [inAny, inAll] = [overlay(befores, 'union'), overlay(befores, 'intersection')]
  const freed = after.free.difference(inAll.free)
  const reserved = after.ifNeeded.difference(inAll.ifNeeded)
  return {
    free: answer.free
      .difference(inAny.free.difference(after.free))
      .difference(reserved)
      .union(freed),
    ifNeeded: answer.ifNeeded
      .difference(inAny.ifNeeded.difference(after.ifNeeded))
      .difference(freed)
      .union(reserved),
  }
}

const overlay = (answers: readonly Answer[], how: 'union' | 'intersection'): Answer =>
  answers.length === 0
    ? NO_TIME
    : answers.reduce((all, one) => ({
        free: all.free[how](one.free),
        ifNeeded: all.ifNeeded[how](one.ifNeeded),
      }))

/** What of the answer a cell shows. */
export function stateOf(answer: Answer, { intervals }: GridCell): CellState {
  const all = (set: IntervalSet) => intervals.every((interval) => set.contains(interval))
  const any = (set: IntervalSet) => intervals.some((interval) => set.overlaps(interval))
  if (all(answer.free)) return 'free'
  if (all(answer.ifNeeded)) return 'ifNeeded'
  return any(answer.free) || any(answer.ifNeeded) ? 'partly' : 'nothing'
}

/** A slot as the interface has it. */
export type AnswerSlot = {
  readonly start_time: string
  readonly end_time: string
  readonly preference: 'available' | 'if_needed'
}

/** The slots of an answer, as they are sent. */
export const slotsOf = ({ free, ifNeeded }: Answer): AnswerSlot[] => [
  ...[...free].map(slotOf('available')),
  ...[...ifNeeded].map(slotOf('if_needed')),
]

const slotOf =
  (preference: AnswerSlot['preference']) =>
  ({ start, end }: Interval) => ({
    start_time: new Date(start).toISOString(),
    end_time: new Date(end).toISOString(),
    preference,
  })

/** The answer that these slots are. */
export function answerFrom(slots: readonly AnswerSlot[]): Answer {
  const only = (preference: AnswerSlot['preference']) =>
    intervalSetOf(slots.filter((slot) => slot.preference === preference))
  const free = only('available')
  return { free, ifNeeded: only('if_needed').difference(free) }
}

/** The time that slots of the interface cover. */
export const intervalSetOf = (
  slots: readonly { readonly start_time: string; readonly end_time: string }[],
): IntervalSet =>
  IntervalSet.of(
    slots.map(
      ({ start_time, end_time }) =>
        ({ start: Date.parse(start_time), end: Date.parse(end_time) }) as Interval,
    ),
  )
