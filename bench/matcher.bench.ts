// How close the matcher comes to the least that one could do: to look at every number once.
import { candidateStarts } from '../domain/matching/candidates.ts'
import { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { RankedCandidates } from '../domain/matching/ranked-candidates.ts'
import { SlotMatcher } from '../domain/matching/slot-matcher.ts'
import { finish } from '../domain/steps.ts'
import { Interval } from '../domain/time/interval.ts'
import { IntervalSet } from '../domain/time/interval-set.ts'
import { TimeZone } from '../domain/time/time-zone.ts'
import { inMs, inTimes, medians } from './measure.ts'

/** Counting may take this many times as long as summing. */
const AT_MOST = 10
const PEOPLE = 10_000
const SLOTS = 20
const WINDOWS = 10
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ORIGIN = Temporal.Instant.from('2026-01-12T08:00:00Z').epochMilliseconds

/** A generator of its own, so that every run has the same data. */
let seed = 20260112
const below = (limit: number) => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
  return seed % limit
}

const interval = (start: number, end: number): Interval => {
  const made = Interval.of(start, end)
  if (!made.ok) throw new Error(made.fault._tag)
  return made.value
}

/** Ten windows of ten hours; the fifth begins late by this much. */
function planOf(lateMs: number): MeetingPlan {
  const made = MeetingPlan.of({
    durationMinutes: 60,
    stepMinutes: 15,
    proposedSlots: Array.from({ length: WINDOWS }, (_, day) => {
      const start = ORIGIN + day * DAY
      return {
        interval: interval(start + (day === 4 ? lateMs : 0), start + 10 * HOUR),
        timeZone: TimeZone.utc,
      }
    }),
  })
  if (!made.ok) throw new Error('the plan is refused')
  return made.value
}
const plan = planOf(0)
const offGrid = planOf(1_000)

/** Two slots a day that neither overlap nor touch: all 20 stay apart. */
const answers = Array.from({ length: PEOPLE }, () =>
  IntervalSet.of(
    Array.from({ length: SLOTS }, (_, i) => {
      const start = ORIGIN + (i >> 1) * DAY + (i % 2) * 5 * HOUR + below(8) * 15 * MINUTE
      return interval(start, start + HOUR + below(8) * 15 * MINUTE)
    }),
  ),
)
const slots = answers.reduce((sum, { size }) => sum + size, 0)
const participants = answers.map((slots, i) => ({
  id: `p${i}`,
  answer: { slots, firmSlots: slots },
}))

const meeting = { plan, participants, groups: [] }

const sumOnce = () => {
  let sum = 0
  for (const { boundaries } of answers) {
    for (let i = 0; i < boundaries.length; i++) sum += boundaries[i] as number
  }
  return sum
}

const times = medians({
  sum: sumOnce,
  count: () => finish(new SlotMatcher(plan).count(answers)),
  rank: () => finish(finish(RankedCandidates.of(meeting)).best({ limit: 10, minRate: 0 })),
  offGrid: () => finish(new SlotMatcher(offGrid).count(answers)),
})

const candidates = candidateStarts(plan).length
console.log(`${PEOPLE} people × ${SLOTS} slots = ${slots}, ${candidates} candidates; medians`)
const report = (what: string, time: number) =>
  console.log(`${what.padEnd(46)}${inMs(time)}  ${inTimes(time / times.sum)} the sum`)
report('summing every boundary once', times.sum)
report('counting every candidate', times.count)
report('counting, one window a second off the grid', times.offGrid)
report('ranking, and who can come to the ten best', times.rank)

if (times.count > AT_MOST * times.sum) {
  console.error(`counting takes more than ${AT_MOST} times as long as summing`)
  process.exitCode = 1
}
