// What everything that one can ask for costs beside the plain ranking of the same people.
import { adviceFor } from '../domain/matching/advice/advice.ts'
import { Answer, type PreferredInterval } from '../domain/matching/answer.ts'
import { coverOf } from '../domain/matching/cover/cover.ts'
import { answersWithin, heatMapOf } from '../domain/matching/heat-map.ts'
import type { MatchedMeeting } from '../domain/matching/matched-meeting.ts'
import { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { RankedCandidates, type RecommendationQuery } from '../domain/matching/ranked-candidates.ts'
import { DEFAULT_RULE } from '../domain/matching/ranking.ts'
import { WHOLE_SIGHT } from '../domain/matching/sight.ts'
import type { Result } from '../domain/result.ts'
import { finish } from '../domain/steps.ts'
import { Interval } from '../domain/time/interval.ts'
import type { TimeOfDay } from '../domain/time/time-of-day.ts'
import { TimeZone } from '../domain/time/time-zone.ts'
import { WorkingHours } from '../domain/time/working-hours.ts'
import { inMs, inTimes, medians } from './measure.ts'

/** So many times as long as the plain ranking may these take. */
const AT_MOST = { everyOption: 3, advice: 20, cover: 20, heatMap: 20 }
const PEOPLE = 1_000
const SLOTS = 20
const HOUR = 3_600_000
const ORIGIN = Temporal.Instant.from('2026-01-12T08:00:00Z').epochMilliseconds
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC']

const made = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

/** A generator of its own, so that every run has the same data. */
let seed = 20260112
const below = (limit: number) => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
  return (seed >> 8) % limit
}

const planOf = (buffers: object) =>
  made(
    MeetingPlan.of({
      durationMinutes: 60,
      stepMinutes: 15,
      ...buffers,
      proposedSlots: Array.from({ length: 10 }, (_, day) => {
        const start = ORIGIN + day * 24 * HOUR
        return {
          interval: made(Interval.of(start, start + 10 * HOUR)),
          timeZone: TimeZone.utc,
        }
      }),
    }),
  )

/** Two slots a day that stay apart; every third one only if needed, where that is wanted. */
const stretches = Array.from({ length: PEOPLE }, (_, person) =>
  Array.from({ length: SLOTS }, (_, i) => {
    const start = ORIGIN + ((i >> 1) * 24 + (i % 2) * 5 + below(8) / 4) * HOUR
    return {
      interval: made(Interval.of(start, start + (1 + below(8) / 4) * HOUR)),
      preference: (person + i) % 3 === 0 ? ('if_needed' as const) : ('available' as const),
    }
  }),
)

const ids = Array.from({ length: PEOPLE }, (_, i) => `p${i}`)
const firm = ({ interval }: PreferredInterval) => ({ interval })

const plain: MatchedMeeting<string> = {
  plan: planOf({}),
  participants: stretches.map((slots, i) => ({
    id: ids[i] as string,
    answer: Answer.of(slots.map(firm)),
  })),
  groups: [],
}

const demanding: MatchedMeeting<string> = {
  plan: planOf({ bufferBeforeMinutes: 15, bufferAfterMinutes: 15 }),
  participants: stretches.map((slots, i) => ({
    id: ids[i] as string,
    answer: Answer.of(slots),
    required: i % 100 === 0,
    timeZone: made(TimeZone.of(ZONES[i % ZONES.length] as string)),
    workingHours: made(
      WorkingHours.of({
        start: (i % 2 ? 480 : 600) as TimeOfDay,
        end: (18 * 60) as TimeOfDay,
        days: ['MO', 'TU', 'WE'],
      }),
    ),
  })),
  groups: [
    { name: 'panel', members: ids.slice(0, 5), atLeast: 2 },
    { name: 'board', members: ids.slice(500, 550), atLeast: 20 },
  ],
}

const rank = (meeting: MatchedMeeting<string>, query: Partial<RecommendationQuery> = {}) =>
  finish(finish(RankedCandidates.of(meeting)).best({ limit: 10, minRate: 0, ...query }))

const ranking = finish(RankedCandidates.of(plain))
const times = medians({
  plain: () => rank(plain),
  everyOption: () => rank(demanding, { ifNeeded: 'last', tieBreak: 'comfort', distinct: true }),
  advice: () => finish(adviceFor(ranking, DEFAULT_RULE)),
  cover: () => finish(coverOf(ranking, 10)),
  heatMap: () => finish(heatMapOf(plain.plan, made(finish(answersWithin(plain))), WHOLE_SIGHT)),
})

console.log(`${PEOPLE} people × ${SLOTS} slots, the ten best; medians`)
console.log(`${'plain'.padEnd(20)}${inMs(times.plain)}`)
for (const [name, most] of Object.entries(AT_MOST)) {
  const ratio = times[name as keyof typeof AT_MOST] / times.plain
  const verdict = ratio > most ? `  more than ${most} times` : ''
  console.log(
    `${name.padEnd(20)}${inMs(times[name as keyof typeof AT_MOST])}  ${inTimes(ratio)}${verdict}`,
  )
  if (ratio > most) process.exitCode = 1
}
