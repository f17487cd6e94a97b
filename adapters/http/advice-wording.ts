import type { Advice } from '../../domain/matching/advice/advice.ts'
import type { Place } from '../../domain/matching/advice/place.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { showTime } from '../../domain/time/shown-time.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'

/** What sentences about a meeting need to know besides the advice. */
export type AdviceWords<Id extends string> = {
  readonly participantCount: number
  readonly nameOf: (id: Id) => string
  /** The zone to show every time in; that of its own place unless it is set. */
  readonly timeZone: TimeZone | undefined
  /** Whether places have different zones, so that a time says nothing without its zone. */
  readonly namesZones: boolean
  /** Whether places may be in different years. */
  readonly namesYears: boolean
}

/** The advice in one English sentence. */
export function describeAdvice<Id extends string>(
  advice: Advice<Id>,
  { participantCount, nameOf, timeZone, namesZones, namesYears }: AdviceWords<Id>,
): string {
  const at = (place: Place) => {
    const zone = timeZone ?? place.timeZone
    return `${shortTime(place.start, zone, namesYears)}${namesZones ? ` (${zone})` : ''}`
  }
  const those = people(advice.attendeeCount, participantCount)
  switch (advice.kind) {
    case 'shorter_meeting': {
      const rest = others(advice.placeCount - advice.places.length, 'time', 'times')
      const places = enumerate('or', [...advice.places.map(at), ...rest])
      return `${advice.durationMinutes} minutes would suit ${those}: ${places}.`
    }
    case 'smallest_change': {
      const name = nameOf(advice.participant)
      const zone = timeZone ?? advice.place.timeZone
      const more = advice.add.map((stretch) => shortStretch(stretch, zone, namesYears))
      return `If ${name} could also come ${enumerate('and', more)}, ${at(advice.place)} would suit ${those}.`
    }
    case 'another_time': {
      const where = advice.isProposed ? 'between the steps' : 'outside the proposed slots'
      return `${at(advice.place)}, ${where}, would suit ${those}.`
    }
    case 'missing_answers': {
      const silent = advice.people.slice(0, MAX_NAMES).map(nameOf)
      const unnamed = advice.peopleCount - silent.length
      const names =
        silent.length === 0
          ? `${unnamed} ${unnamed === 1 ? 'person' : 'people'}`
          : enumerate('and', [...silent, ...others(unnamed, 'person', 'people')])
      const have = advice.peopleCount === 1 ? 'has' : 'have'
      const they = advice.peopleCount === 1 ? 'they' : 'they all'
      return `${names} ${have} not answered: if ${they} could come, ${at(advice.place)} would suit ${those}.`
    }
    case 'without_one': {
      const each = advice.people
        .slice(0, MAX_NAMES)
        .map(({ id, place }) => `without ${nameOf(id)} on ${at(place)}`)
      return `Everybody else could come ${enumerate('or', each)}.`
    }
  }
}

/** A sentence names no more. */
const MAX_NAMES = 3

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Jan 12`, or `Jan 12, 2026`, and `15:00`, by the clocks of the zone. */
function dateAndTime(
  instant: EpochMs,
  timeZone: TimeZone,
  namesYear: boolean,
): readonly [date: string, time: string] {
  const [date, time] = showTime(instant, timeZone).split('T') as [string, string]
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const monthAndDay = `${MONTHS[month - 1]} ${day}`
  return [namesYear ? `${monthAndDay}, ${year}` : monthAndDay, time.slice(0, 5)]
}

/** `Jan 12 15:00`. */
const shortTime = (instant: EpochMs, timeZone: TimeZone, namesYear: boolean) =>
  dateAndTime(instant, timeZone, namesYear).join(' ')

/** `on Jan 12 from 14:30 to 15:00`, `from Jan 12 23:30 to Jan 13 00:30`. */
function shortStretch({ start, end }: Interval, timeZone: TimeZone, namesYear: boolean): string {
  const [date, from] = dateAndTime(start, timeZone, namesYear)
  const [endDate, to] = dateAndTime(end, timeZone, namesYear)
  return date === endDate
    ? `on ${date} from ${from} to ${to}`
    : `from ${date} ${from} to ${endDate} ${to}`
}

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ')

/** `both`, `all three`, `two of three`, `all 25`. */
function people(count: number, of: number): string {
  const number = (value: number) => NUMBERS[value] ?? String(value)
  if (count < of) return `${number(count)} of ${number(of)}`
  if (of === 1) return 'the one participant'
  return of === 2 ? 'both' : `all ${number(of)}`
}

/** `a`, `a or b`, `a, b or c`. */
function enumerate(conjunction: 'and' | 'or', words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** `1 other time`, `3 other times`; nothing where none is left. */
const others = (count: number, one: string, many: string): readonly string[] =>
  count > 0 ? [`${count} other ${count === 1 ? one : many}`] : []
