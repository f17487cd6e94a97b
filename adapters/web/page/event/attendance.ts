import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { IntervalSet } from '../../../../domain/time/interval-set.ts'
import { type Answer, answerFrom, intervalSetOf } from '../grid/answer.ts'
import type { GridCell } from '../grid/grid-layout.ts'

/** Who can come to all of a cell; ids in the order in which people joined. */
export type CellAttendance = {
  readonly availableCount: number
  /** How many of them would rather not. */
  readonly ifNeededCount: number
  /** Whether it may be fewer: where one comes as another goes, nobody is there all the time. */
  readonly isAtMost?: boolean
  /** Missing where it is not everybody's to know. */
  readonly people?: {
    readonly free: readonly string[]
    readonly ifNeeded: readonly string[]
    readonly unavailable: readonly string[]
  }
}

type AttendanceOf = (cell: GridCell) => CellAttendance

/**
 * Answers who can come to a cell: somebody who can come to some of it only can't. Where others'
 * answers are hidden their counts are all there is, and that of the emptiest moment counts.
 */
export function attendanceIn({
  answers,
  segments,
  responded_count,
  participant_count,
}: Schema<'HeatMap'>): AttendanceOf {
  const isWhole = answers.length === responded_count
  if (isWhole) {
    const people = answers.map(({ user_id, slots }) => {
      const answer = answerFrom(slots)
      return { id: user_id, answer, all: answer.free.union(answer.ifNeeded) }
    })
    return (cell) => attendanceOf(people, cell)
  }
  const pieces = segments.map((segment) => ({
    time: intervalSetOf([segment]),
    availableCount: segment.available_count,
    ifNeededCount: segment.if_needed_count,
  }))
  return ({ intervals }) => {
    const touched = pieces.filter(({ time }) => intervals.some((one) => time.overlaps(one)))
    const emptiest = touched.toSorted((one, other) => one.availableCount - other.availableCount)[0]
    return {
      availableCount: emptiest?.availableCount ?? 0,
      ifNeededCount: emptiest?.ifNeededCount ?? 0,
      isAtMost: ![undefined, 0, participant_count].includes(emptiest?.availableCount),
    }
  }
}

type PersonTime = { readonly id: string; readonly answer: Answer; readonly all: IntervalSet }

function attendanceOf(people: readonly PersonTime[], { intervals }: GridCell): CellAttendance {
  const isAllIn = (time: IntervalSet) => intervals.every((interval) => time.contains(interval))
  const ids = (which: (person: PersonTime) => boolean) => people.filter(which).map(({ id }) => id)
  const free = ids(({ answer }) => isAllIn(answer.free))
  const ifNeeded = ids(({ answer, all }) => isAllIn(all) && !isAllIn(answer.free))
  const unavailable = ids(({ all }) => !isAllIn(all))
  return {
    availableCount: free.length + ifNeeded.length,
    ifNeededCount: ifNeeded.length,
    people: { free, ifNeeded, unavailable },
  }
}
