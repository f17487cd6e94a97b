// How close the matcher comes to the least that one could do: to look at every number once.
import { candidateStarts } from '../domain/matching/candidates.ts'
import { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { RankedCandidates } from '../domain/matching/recommendation.ts'
import { SlotMatcher } from '../domain/matching/slot-matcher.ts'
import { StartIndex } from '../domain/matching/start-index.ts'
import { Interval } from '../domain/time/interval.ts'
import { IntervalSet } from '../domain/time/interval-set.ts'
import { TimeZone } from '../domain/time/time-zone.ts'
import { inMs, inTimes, medians } from './measure.ts'

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

const planned = MeetingPlan.of({
  durationMinutes: 60,
  stepMinutes: 15,
  proposedSlots: Array.from({ length: WINDOWS }, (_, day) => ({
    interval: interval(ORIGIN + day * DAY, ORIGIN + day * DAY + 10 * HOUR),
    timeZone: TimeZone.utc,
  })),
})
if (!planned.ok) throw new Error('the plan is refused')
const plan = planned.value

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
const participants = answers.map((answer, i) => ({ id: `p${i}`, answer }))

const sumOnce = () => {
  let sum = 0
  for (const { boundaries } of answers) {
    for (let i = 0; i < boundaries.length; i++) sum += boundaries[i] as number
  }
  return sum
}

const starts = candidateStarts(plan)
const index = new StartIndex(starts)
const lookUpByGrid = () => {
  let sum = 0
  for (const { boundaries } of answers) {
    for (let i = 0; i < boundaries.length; i++) sum += index.numberOf(boundaries[i] as number)
  }
  return sum
}
const lookUpByBisection = () => {
  let sum = 0
  for (const { boundaries } of answers) {
    for (let i = 0; i < boundaries.length; i++) {
      const instant = boundaries[i] as number
      let [low, high] = [0, starts.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((starts[middle] as number) < instant) low = middle + 1
        else high = middle
      }
      sum += low
    }
  }
  return sum
}

const times = medians({
  sum: sumOnce,
  count: () => SlotMatcher.count(plan, answers),
  rank: () => new RankedCandidates(plan, participants).best({ limit: 10, minRate: 0 }),
  byGrid: lookUpByGrid,
  byBisection: lookUpByBisection,
})

console.log(`${PEOPLE} people × ${SLOTS} slots = ${slots}, ${starts.length} candidates; medians`)
console.log(`summing every boundary once      ${inMs(times.sum)}`)
console.log(
  `counting every candidate         ${inMs(times.count)}  ${inTimes(times.count / times.sum)} the sum (at most 10)`,
)
console.log(
  `the ten best, with who can come  ${inMs(times.rank)}  ${inTimes(times.rank / times.sum)} the sum`,
)
console.log(`all look-ups, by grid            ${inMs(times.byGrid)}`)
console.log(
  `all look-ups, by bisection       ${inMs(times.byBisection)}  ${inTimes(times.byBisection / times.byGrid)} those by grid`,
)
