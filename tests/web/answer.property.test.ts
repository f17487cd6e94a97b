import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  type Answer,
  answerFrom,
  type Brush,
  NO_TIME,
  paint,
  slotsOf,
  stateOf,
  withChanges,
} from '../../adapters/web/page/grid/answer.ts'
import { type GridCell, layOut } from '../../adapters/web/page/grid/grid-layout.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { seenWindows } from './arbitraries/windows.ts'

const brush = () => fc.constantFrom<Brush>('free', 'ifNeeded', 'nothing')

/** A few strokes over a grid of half hours, and an answer that keeps to no grid. */
const painting = () =>
  fc.tuple(seenWindows(), seenWindows(), seenWindows()).chain(([{ windows, zone }, one, other]) => {
    const cells = layOut(windows, zone, 30).columns.flatMap((day) =>
      day.cells.filter((cell) => cell !== undefined),
    )
    return fc.record({
      answer: fc.constantFrom<Answer>(NO_TIME, {
        free: one.windows,
        ifNeeded: other.windows.difference(one.windows),
      }),
      strokes: fc.array(fc.tuple(fc.subarray(cells), brush()), { minLength: 1, maxLength: 4 }),
    })
  })

const timeOf = (cells: readonly GridCell[]) =>
  IntervalSet.of(cells.flatMap(({ intervals }) => intervals))

const isSame = (one: IntervalSet, other: IntervalSet) => one.equals(other)

describe('a stroke', () => {
  test.prop([painting()])('paints all of its cells, with nothing but its brush', (painted) => {
    let { answer } = painted
    for (const [cells, brush] of painted.strokes) {
      answer = paint(answer, cells, brush)
      const time = timeOf(cells)
      const expected = { free: IntervalSet.empty, ifNeeded: IntervalSet.empty, [brush]: time }
      expect(isSame(answer.free.intersection(time), expected.free)).toBe(true)
      expect(isSame(answer.ifNeeded.intersection(time), expected.ifNeeded)).toBe(true)
      expect(cells.filter((cell) => stateOf(answer, cell) !== brush)).toEqual([])
    }
  })

  test.prop([painting()])('leaves all the rest as it was, to the millisecond', (painted) => {
    let { answer } = painted
    for (const [cells, brush] of painted.strokes) {
      const [before, time] = [answer, timeOf(cells)]
      answer = paint(answer, cells, brush)
      for (const kind of ['free', 'ifNeeded'] as const) {
        expect(isSame(answer[kind].difference(time), before[kind].difference(time))).toBe(true)
      }
    }
  })

  test.prop([painting()])('never makes anybody both free and free if needed', (painted) => {
    let { answer } = painted
    for (const [cells, brush] of painted.strokes) {
      answer = paint(answer, cells, brush)
      expect(answer.free.intersection(answer.ifNeeded).size).toBe(0)
    }
  })
})

/** How much of a cell lies in a set: none of it, some, or all. */
function shareIn(set: IntervalSet, cell: GridCell): 'none' | 'some' | 'all' {
  const time = timeOf([cell])
  const inside = time.intersection(set)
  if (inside.size === 0) return 'none'
  return inside.equals(time) ? 'all' : 'some'
}

test.prop([seenWindows(), seenWindows(), seenWindows()])(
  'a cell shows what all of its time is, or that it is partly so',
  ({ windows, zone }, one, other) => {
    const answer = { free: one.windows, ifNeeded: other.windows.difference(one.windows) }
    for (const cell of layOut(windows, zone, 30).columns.flatMap(({ cells }) => cells)) {
      if (cell === undefined) continue
      const [free, ifNeeded] = [shareIn(answer.free, cell), shareIn(answer.ifNeeded, cell)]
      const nothing = free === 'none' && ifNeeded === 'none'
      expect(stateOf(answer, cell)).toBe(
        free === 'all' ? 'free' : ifNeeded === 'all' ? 'ifNeeded' : nothing ? 'nothing' : 'partly',
      )
    }
  },
)

test.prop([seenWindows(), seenWindows()])(
  'an answer that is sent and read again is the same',
  (one, other) => {
    const answer = { free: one.windows, ifNeeded: other.windows.difference(one.windows) }
    const read = answerFrom(JSON.parse(JSON.stringify(slotsOf(answer))))
    expect(isSame(read.free, answer.free)).toBe(true)
    expect(isSame(read.ifNeeded, answer.ifNeeded)).toBe(true)
  },
)

const slots = (windows: IntervalSet, preference: 'available' | 'if_needed') =>
  [...windows].map(({ start, end }: Interval) => ({
    start_time: new Date(start).toISOString(),
    end_time: new Date(end).toISOString(),
    preference,
  }))

test.prop([seenWindows(), seenWindows()])(
  'who says of a time both that they are free and that they would rather not is free',
  (one, other) => {
    const read = answerFrom([
      ...slots(other.windows, 'if_needed'),
      ...slots(one.windows, 'available'),
    ])
    expect(isSame(read.free, one.windows)).toBe(true)
    expect(isSame(read.ifNeeded, other.windows.difference(one.windows))).toBe(true)
  },
)

const answers = () =>
  fc.tuple(seenWindows(), seenWindows()).map(
    ([one, other]): Answer => ({
      free: one.windows,
      ifNeeded: other.windows.difference(one.windows),
    }),
  )
const slotsIn = (answer: Answer) =>
  slotsOf(answer)
    .map((slot) => JSON.stringify(slot))
    .sort()

describe('changes that are made to another answer', () => {
  test.prop([answers(), answers(), answers()])(
    'are those that were made, and no others',
    (before, after, other) => {
      expect(slotsIn(withChanges([before], after, before))).toEqual(slotsIn(after))
      expect(slotsIn(withChanges([before], before, other))).toEqual(slotsIn(other))
    },
  )

  test.prop([answers(), answers(), answers(), answers()])(
    'take away what was there on the way only, and never make anybody both',
    (before, onTheWay, after, other) => {
      const changed = withChanges([before, onTheWay], after, other)
      expect(changed.free.intersection(changed.ifNeeded).size).toBe(0)
      for (const kind of ['free', 'ifNeeded'] as const) {
        const gone = onTheWay[kind].difference(after[kind])
        expect(changed[kind].intersection(gone).size).toBe(0)
        const added = after[kind].difference(before[kind].intersection(onTheWay[kind]))
        expect(added.difference(changed[kind]).size).toBe(0)
      }
    },
  )
})
