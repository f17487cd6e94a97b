import type { Steps } from '../steps.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { Interval } from '../time/interval.ts'
import type { TimeZone } from '../time/time-zone.ts'
import { WEEKDAYS, WorkingHours } from '../time/working-hours.ts'
import { ZoneOffsets } from '../time/zone-offsets.ts'
import { earliestSlot } from './candidates.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import { MINUTE_MS } from './meeting-plan.ts'

const DAY_MS = 1440 * MINUTE_MS
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_EPOCH = WEEKDAYS.indexOf('TH')

/** A kind of working hours: where some people are and when they work there. */
export type WorkingTime = {
  readonly timeZone: TimeZone
  /** How many minutes of a meeting of the plan lie outside the hours. */
  readonly minutesOutside: (meeting: Interval) => number
}

/** The people of one zone. */
export type ZonePeople<Id extends string> = {
  readonly timeZone: TimeZone
  /** In the order in which they were given. */
  readonly people: readonly Id[]
  /** The kind of each of them. */
  readonly kindOf: readonly number[]
  /** How many offsets the zone has over the proposed slots: what remembering them takes. */
  readonly changeCount: number
}

/** Where people are and when they work there. */
export type WorkingTimes<Id extends string> = {
  /** In the order of the first person of each. */
  readonly kinds: readonly WorkingTime[]
  /** Whose kind is which: a place in `kinds` for each person, in their order. */
  readonly kindOf: readonly number[]
  /** In the order of the first person of each. */
  readonly zones: readonly ZonePeople<Id>[]
}

/**
 * Where people are and when they work there; those who share both are of one kind, which need be
 * asked once.
 * @complexity O(people + changes of clocks over the proposed slots in each of their zones)
 */
export function* workingTimes<Id extends string>({
  plan,
  participants,
}: Pick<MatchedMeeting<Id>, 'plan' | 'participants'>): Steps<WorkingTimes<Id>> {
  const zoneOfPlan = earliestSlot(plan).timeZone
  const from = Math.min(...plan.proposedSlots.map(({ interval }) => interval.start)) - 3 * DAY_MS
  const to = Math.max(...plan.proposedSlots.map(({ interval }) => interval.end)) + 2 * DAY_MS
  const kinds: WorkingTime[] = []
  const zones = new Map<TimeZone, Zone<Id>>()
  const kindOf: number[] = []
  for (const { id, timeZone = zoneOfPlan, workingHours = WorkingHours.usual } of participants) {
    const zone = zones.getOrInsertComputed(timeZone, () => {
      const offsets = ZoneOffsets.of(timeZone, from, to)
      const { changeCount } = offsets
      return { timeZone, offsets, changeCount, people: [], kindOf: [], kinds: new Map() }
    })
    // A zone that was not known before has taken its time.
    if (zone.people.length === 0) yield
    const kind = zone.kinds.getOrInsertComputed(
      keyOf(workingHours),
      () =>
        kinds.push({ timeZone, minutesOutside: minutesOutside(zone.offsets, workingHours) }) - 1,
    )
    zone.people.push(id)
    zone.kindOf.push(kind)
    kindOf.push(kind)
  }
  return { kinds, kindOf, zones: [...zones.values()] }
}

type Zone<Id extends string> = ZonePeople<Id> & {
  readonly offsets: ZoneOffsets
  readonly people: Id[]
  readonly kindOf: number[]
  /** The kinds of working hours there, by their keys. */
  readonly kinds: Map<number, number>
}

/** A number that is the same for hours that are the same, and for no others. */
function keyOf({ start, end, days }: WorkingHours): number {
  let key = start * 1440 + end
  for (const day of WEEKDAYS) key = key * 2 + (days.includes(day) ? 1 : 0)
  return key
}

/** The minutes of a meeting that lie in no working day's hours; these may run into the next. */
function minutesOutside(zone: ZoneOffsets, hours: WorkingHours): WorkingTime['minutesOutside'] {
  const startMs = hours.start * MINUTE_MS
  const lengthMinutes = hours.end - hours.start
  const lengthMs = (lengthMinutes > 0 ? lengthMinutes : lengthMinutes + 1440) * MINUTE_MS
  const isWorkingDay = WEEKDAYS.map((day) => hours.days.includes(day))
  // Hours of the day before may reach into the first day, also over a day that was skipped.
  const daysBefore = (lengthMinutes > 0 ? 0 : 1) + (zone.skipsDays ? 1 : 0)
  return ({ start, end }) => {
    let outsideMs = end - start
    let reached: EpochMs = start
    const firstDay = Math.floor(zone.localAt(start) / DAY_MS) - daysBefore
    const lastDay = Math.floor(zone.localAt(end) / DAY_MS)
    for (let day = firstDay; day <= lastDay; day++) {
      if (!isWorkingDay[(day + WEEKDAY_OF_EPOCH) % 7] || isSkipped(zone, day)) continue
      const begins = day * DAY_MS + startMs
      const to = Math.min(zone.instantOf(begins + lengthMs), end)
      if (to <= reached) continue
      const from = Math.max(zone.instantOf(begins), reached)
      if (from >= to) continue
      outsideMs -= to - from
      reached = to
    }
    return outsideMs / MINUTE_MS
  }
}

/** Whether the zone moved over the date line and had no such day; local days since 1970. */
function isSkipped(zone: ZoneOffsets, day: number): boolean {
  if (!zone.skipsDays) return false
  const noon = (day + 0.5) * DAY_MS
  return Math.floor(zone.localAt(zone.instantOf(noon)) / DAY_MS) !== day
}
