import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { showHeatMap } from '../../adapters/http/schemas/heat-map-schemas.ts'
import { attendanceIn } from '../../adapters/web/page/event/attendance.ts'
import type { GridCell } from '../../adapters/web/page/grid/grid-layout.ts'
import { layOut } from '../../adapters/web/page/grid/grid-layout.ts'
import type { Schema } from '../../clients/typescript/source/slot-client.ts'
import type { Preference } from '../../domain/matching/answer.ts'
import { answersWithin, heatMapOf } from '../../domain/matching/heat-map.ts'
import { type Sight, WHOLE_SIGHT } from '../../domain/matching/sight.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { made } from '../made.ts'
import {
  type DemandingMeeting,
  type DemandingPerson,
  demandingMeeting,
  matched,
} from '../property/arbitraries/demanding-meeting.ts'
import { timeZone } from '../property/arbitraries/zone.ts'

/** The heat map as the service sends it to somebody who may see so much. */
function sent(meeting: DemandingMeeting, sight: Sight<string>): Schema<'HeatMap'> {
  const answers = made(finish(answersWithin(matched(meeting))))
  const shown = finish(showHeatMap(finish(heatMapOf(meeting.plan, answers, sight)), undefined))
  return JSON.parse(
    JSON.stringify({
      event_id: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz',
      revision: 1,
      participant_count: meeting.people.length,
      responded_count: answers.length,
      ...shown,
    }),
  )
}

const cellsOf = ({ plan }: DemandingMeeting, zone: string): readonly GridCell[] =>
  layOut(IntervalSet.of(plan.proposedSlots.map(({ interval }) => interval)), zone, 30)
    .columns.flatMap(({ cells }) => cells)
    .filter((cell) => cell !== undefined)

/** Every instant of a cell at which anything of the answers may begin or end, and its first. */
function instantsOf({ people }: DemandingMeeting, { intervals }: GridCell): readonly EpochMs[] {
  const ends = people.flatMap(({ stretches }) =>
    (stretches ?? []).flatMap(({ interval }) => [interval.start, interval.end]),
  )
  return intervals.flatMap(({ start, end }) => [
    start,
    ...ends.filter((at) => start < at && at < end),
  ])
}

/** How gladly somebody would come at the instant, by the letter; `undefined` where they can't. */
function preferenceAt({ stretches }: DemandingPerson, instant: EpochMs): Preference | undefined {
  const there = (stretches ?? []).filter(
    ({ interval }) => interval.start <= instant && instant < interval.end,
  )
  if (there.length === 0) return undefined
  return there.some(({ preference }) => preference === 'available') ? 'available' : 'if_needed'
}

/** The ids of those who have answered, by how they can come to all of a cell. */
function sortedOut(meeting: DemandingMeeting, cell: GridCell) {
  const instants = instantsOf(meeting, cell)
  const kindOf = (person: DemandingPerson) => {
    const preferences = instants.map((instant) => preferenceAt(person, instant))
    if (preferences.includes(undefined)) return 'unavailable'
    return preferences.includes('if_needed') ? 'ifNeeded' : 'free'
  }
  const answered = meeting.people.filter(({ stretches }) => stretches !== undefined)
  const ids = (kind: string) =>
    answered.filter((person) => kindOf(person) === kind).map(({ id }) => id)
  return { free: ids('free'), ifNeeded: ids('ifNeeded'), unavailable: ids('unavailable') }
}

const seen = () =>
  fc.record({ meeting: demandingMeeting(), zone: timeZone() }).chain(({ meeting, zone }) =>
    fc.record({
      meeting: fc.constant(meeting),
      zone: fc.constant(zone),
      self: fc.constantFrom(undefined, ...meeting.people.map(({ id }) => id)),
    }),
  )

describe('who can come to a cell', () => {
  propertyTest.prop([seen()])(
    'is whoever can come at every instant of it, gladly or not, in the order in which they joined',
    ({ meeting, zone }) => {
      const attendanceOf = attendanceIn(sent(meeting, WHOLE_SIGHT))
      for (const cell of cellsOf(meeting, zone)) {
        const people = sortedOut(meeting, cell)
        expect(attendanceOf(cell)).toEqual({
          availableCount: people.free.length + people.ifNeeded.length,
          ifNeededCount: people.ifNeeded.length,
          people,
        })
      }
    },
  )

  propertyTest.prop([seen()])(
    'is as many as at its emptiest instant where answers are hidden, and nobody by name',
    ({ meeting, zone, self }) => {
      const map = sent(meeting, { self, people: 'everybody', answers: 'themselves' })
      fc.pre(map.answers.length < map.responded_count)
      const attendanceOf = attendanceIn(map)
      for (const cell of cellsOf(meeting, zone)) {
        const counts = instantsOf(meeting, cell).map((instant) => {
          const all = meeting.people.map((person) => preferenceAt(person, instant))
          const availableCount = all.filter((one) => one !== undefined).length
          return { availableCount, ifNeededCount: all.filter((one) => one === 'if_needed').length }
        })
        const fewest = Math.min(...counts.map(({ availableCount }) => availableCount))
        const emptiest = counts.filter(({ availableCount }) => availableCount === fewest)
        const { isAtMost, ...counted } = attendanceOf(cell)
        expect(emptiest).toContainEqual(counted)
        if (isAtMost) continue
        const allThrough = meeting.people.filter((person) =>
          instantsOf(meeting, cell).every((instant) => preferenceAt(person, instant) !== undefined),
        )
        expect(counted.availableCount).toBe(allThrough.length)
      }
    },
  )
})

test('two who can come to half of a cell each are nobody, or one where answers are hidden', () => {
  const at = (minute: string) => `2026-01-12T14:${minute}:00Z`
  const slot = { timezone: 'UTC', start_time: at('00'), end_time: at('30') }
  const map = {
    event_id: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz',
    revision: 1,
    participant_count: 2,
    responded_count: 2,
    segments: [
      { ...slot, end_time: at('15'), available_count: 1, if_needed_count: 0 },
      { ...slot, start_time: at('15'), available_count: 1, if_needed_count: 1 },
    ],
    answers: [
      {
        user_id: 'ada',
        slots: [{ ...slot, end_time: at('15'), preference: 'available' as const }],
      },
      {
        user_id: 'ben',
        slots: [{ ...slot, start_time: at('15'), preference: 'if_needed' as const }],
      },
    ],
  }
  const [cell] = layOut(
    IntervalSet.of([{ start: Date.parse(at('00')), end: Date.parse(at('30')) } as never]),
    'UTC',
    30,
  ).columns.flatMap(({ cells }) => cells)
  expect(attendanceIn(map)(cell as GridCell)).toEqual({
    availableCount: 0,
    ifNeededCount: 0,
    people: { free: [], ifNeeded: [], unavailable: ['ada', 'ben'] },
  })
  expect(attendanceIn({ ...map, answers: [] })(cell as GridCell)).toMatchObject({
    availableCount: 1,
  })
})
