// How long the largest inputs that are allowed take, and for how long they keep others waiting.
import { readCalendar } from '../adapters/http/calendar/read-calendar.ts'
import { adviceFor, MAX_ADVISED_SLOTS } from '../domain/matching/advice/advice.ts'
import { MAX_COMFORT_PAIRS } from '../domain/matching/comfort.ts'
import { coverOf } from '../domain/matching/cover/cover.ts'
import type { MatchedMeeting } from '../domain/matching/matched-meeting.ts'
import { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { RankedCandidates } from '../domain/matching/ranked-candidates.ts'
import { DEFAULT_RULE } from '../domain/matching/ranking.ts'
import { finish, type Steps } from '../domain/steps.ts'
import { Interval } from '../domain/time/interval.ts'
import { IntervalSet } from '../domain/time/interval-set.ts'
import type { TimeOfDay } from '../domain/time/time-of-day.ts'
import { TimeZone } from '../domain/time/time-zone.ts'
import { WorkingHours } from '../domain/time/working-hours.ts'
import { LARGEST, WORST_CALENDARS } from '../tests/property/worst-calendars.ts'
import { inMs } from './measure.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const ORIGIN = Temporal.Instant.from('2026-01-12T00:00:00Z').epochMilliseconds
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC']

const ALL_ZONES = Intl.supportedValuesOf('timeZone')

/** The time that each may take, and keep others waiting for, in milliseconds. */
const AT_MOST = { total: 250, stretch: 50 }

/** The same of a calendar, of which one is read at a time. */
const AT_MOST_FOR_CALENDAR = { total: 1_000, stretch: 50 }

let seed = 20260112
const below = (limit: number) => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
  return (seed >> 8) % limit
}

const made = <Value>(result: { ok: true; value: Value } | { ok: false; fault: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

const span = (start: number, minutes: number) => made(Interval.of(start, start + minutes * MINUTE))

type Size = {
  readonly people: number
  readonly slots: number
  readonly days: number
  readonly step: number
  readonly kinds: number
  readonly demands: boolean
}

/** Everybody's slots evenly over all the days, of at least an hour. */
function meetingOf({ people, slots, days, step, kinds, demands }: Size): MatchedMeeting<string> {
  const aDay = Math.max(1, slots / days)
  const gap = Math.floor(1440 / aDay)
  const answer = () => {
    const stretches = Array.from({ length: slots }, (_, i) => {
      const start = ORIGIN + Math.floor(i / aDay) * DAY + (i % aDay) * gap * MINUTE
      return span(
        start + below(4) * 15 * MINUTE,
        Math.max(60, Math.min(gap - 50, 60 + below(8) * 15)),
      )
    })
    const all = IntervalSet.of(stretches)
    const firm = demands ? IntervalSet.of(stretches.filter((_, i) => i % 2 === 0)) : all
    return { slots: all, firmSlots: firm }
  }
  const ids = Array.from({ length: people }, (_, i) => `usr_${String(i).padStart(26, '0')}`)
  return {
    plan: made(
      MeetingPlan.of({
        durationMinutes: 60,
        stepMinutes: step,
        proposedSlots: Array.from({ length: days }, (_, day) => ({
          interval: span(ORIGIN + day * DAY, 1425),
          timeZone: TimeZone.utc,
        })),
      }),
    ),
    participants: ids.map((id, i) => ({
      id,
      answer: answer(),
      required: demands,
      timeZone: made(TimeZone.of(ZONES[i % ZONES.length] as string)),
      workingHours: made(
        WorkingHours.of({
          start: (480 + Math.floor((i % kinds) / ZONES.length)) as TimeOfDay,
          end: (18 * 60) as TimeOfDay,
          days: ['MO', 'TU'],
        }),
      ),
    })),
    groups: demands
      ? Array.from({ length: 20 }, (_, i) => ({
          name: `g${i}`,
          members: ids.slice(i * (people / 20), (i + 1) * (people / 20)),
          atLeast: 1,
        }))
      : [],
  }
}

/** Does the work, and tells how long it took and its longest step. */
function timed<Value>(what: string, steps: () => Steps<Value>, atMost = AT_MOST): Value {
  const begin = performance.now()
  const work = steps()
  let stretch = 0
  for (;;) {
    const before = performance.now()
    const step = work.next()
    stretch = Math.max(stretch, performance.now() - before)
    if (!step.done) continue
    const total = performance.now() - begin
    const over = total > atMost.total || stretch > atMost.stretch
    console.log(
      `  ${what.padEnd(44)}${inMs(total).padStart(12)}, longest step ${inMs(stretch)}${over ? '  too long' : ''}`,
    )
    if (over) process.exitCode = 1
    return step.value
  }
}

const CASES: Record<string, Size> = {
  'the most answers: 10,000 × 500': {
    people: 10_000,
    slots: 500,
    days: 100,
    step: 7,
    kinds: 25,
    demands: false,
  },
  'and everybody with demands': {
    people: 10_000,
    slots: 500,
    days: 100,
    step: 7,
    kinds: 25,
    demands: true,
  },
  'the most that advice takes: 10,000 × 25': {
    people: 10_000,
    slots: 25,
    days: 100,
    step: 7,
    kinds: 25,
    demands: true,
  },
  'the most people in hand: 1,000 × 500': {
    people: 1_000,
    slots: 500,
    days: 100,
    step: 7,
    kinds: 25,
    demands: true,
  },
  'few candidates: 10,000 × 20': {
    people: 10_000,
    slots: 20,
    days: 10,
    step: 15,
    kinds: 1_000,
    demands: true,
  },
}

const answersOf = (slots: IntervalSet) => ({ slots, firmSlots: slots })

const planOf = (durationMinutes: number, stepMinutes: number, windows: [number, number][]) =>
  made(
    MeetingPlan.of({
      durationMinutes,
      stepMinutes,
      proposedSlots: windows.map(([start, minutes]) => ({
        interval: span(start, minutes),
        timeZone: TimeZone.utc,
      })),
    }),
  )

/** Shapes that were, or would be, slow for what an obvious way of working it out does. */
const SHAPES: Record<string, () => MatchedMeeting<string>> = {
  // Everybody is free at all times but for half a minute now and then, each at other times.
  'gaps of everybody elsewhere: 500 × 500': () => ({
    plan: planOf(60, 15, [[ORIGIN, 45]]),
    participants: Array.from({ length: 500 }, (_, person) => ({
      id: `p${person}`,
      answer: answersOf(
        IntervalSet.of(
          Array.from({ length: 500 }, (_, i) => {
            const start = ORIGIN + i * 1440 * MINUTE + person * MINUTE
            return made(Interval.of(start, start + 1440 * MINUTE - MINUTE / 2))
          }),
        ),
      ),
    })),
    groups: [],
  }),
  // From step to step everybody comes to another stretch of their time.
  'stepping stones: 10,000 × 500': () => {
    const stones = answersOf(
      IntervalSet.of(Array.from({ length: 500 }, (_, i) => span(ORIGIN + i * 240 * MINUTE, 5))),
    )
    return {
      plan: planOf(5, 240, [[ORIGIN, 500 * 240]]),
      participants: Array.from({ length: 10_000 }, (_, i) => ({ id: `p${i}`, answer: stones })),
      groups: [],
    }
  },
  'one slot each, 20,000 candidates: 10,000 × 1': () => ({
    plan: planOf(5, 1, [[ORIGIN, 20_004]]),
    participants: Array.from({ length: 10_000 }, (_, i) => ({
      id: `p${i}`,
      answer: answersOf(IntervalSet.of([span(ORIGIN + (i % 20) * 1_000 * MINUTE, 1_000)])),
    })),
    groups: [],
  }),
  'every zone, over two centuries: 1,000 × 1': () => ({
    plan: planOf(60, 240, [
      [ORIGIN - 9_000 * DAY, 1440],
      [ORIGIN + 60_000 * DAY, 1440],
    ]),
    participants: Array.from({ length: 1_000 }, (_, i) => ({
      id: `p${i}`,
      timeZone: made(TimeZone.of(ALL_ZONES[i % ALL_ZONES.length] as string)),
      answer: answersOf(IntervalSet.of([span(ORIGIN - 9_000 * DAY, 1440)])),
    })),
    groups: [],
  }),
}

for (const [name, size] of Object.entries(CASES)) measure(name, meetingOf(size))
for (const [name, shape] of Object.entries(SHAPES)) measure(name, shape())
measureCalendars()

/** Each as large as it may be, for a month of windows: read, and followed or refused. */
function measureCalendars(): void {
  const month = span(ORIGIN, 31 * 1440)
  for (const isCounted of [false, true]) {
    if (isCounted) console.log('the worst calendars')
    for (const [name, worst] of Object.entries(WORST_CALENDARS)) {
      const file = worst(LARGEST)
      const steps = function* () {
        const calendar = yield* readCalendar(file)
        if (calendar.ok) yield* calendar.value.busyIn(month, TimeZone.utc, undefined)
      }
      if (isCounted) timed(name, steps, AT_MOST_FOR_CALENDAR)
      else finish(steps())
    }
  }
}

function measure(name: string, meeting: MatchedMeeting<string>): void {
  // Once before, so that the code is compiled: a service has been running for longer.
  for (const isCounted of [false, true]) {
    if (isCounted) console.log(name)
    const time = isCounted
      ? timed
      : <Value>(_: string, steps: () => Steps<Value>) => finish(steps())
    const ranking = time('ranking', () => RankedCandidates.of(meeting))
    time('ten best', () => ranking.best({ limit: 10, minRate: 0 }))
    if (ranking.comfortPairs <= MAX_COMFORT_PAIRS) {
      time('ten best by comfort, distinct', () =>
        ranking.best({
          limit: 10,
          minRate: 0,
          ifNeeded: 'last',
          tieBreak: 'comfort',
          distinct: true,
        }),
      )
    }
    if (ranking.slotCount <= MAX_ADVISED_SLOTS) {
      time('advice', () => adviceFor(ranking, DEFAULT_RULE))
      time('cover', () => coverOf(ranking, 10))
    }
  }
}
