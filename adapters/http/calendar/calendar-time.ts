import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { type CalendarComponent, type Property, propertiesOf } from './calendar-components.ts'
import { CalendarStumble } from './calendar-fault.ts'

/** A day of a clock, in milliseconds. */
export const DAY_MS = 86_400_000

/** A date or a time as a calendar writes it. */
export type CalendarTime = {
  /** The milliseconds at which a clock in UTC would show the same; of a date, its midnight. */
  readonly local: number
  readonly form: 'date' | 'utc' | 'local'
  /** The zone of a local time; one without is where its reader is. */
  readonly timeZone: string | undefined
}

/** Tells instants by the clocks of a zone. */
export interface LocalClock {
  /** When the clocks show this. What they skip or repeat is read as RFC 5545, section 3.3.5, has it. */
  instantOf(local: number): EpochMs
}

/** The times that a property has, each read when it is asked for; of a period, its beginning. */
export function* timesOf(
  property: Property,
  component: CalendarComponent,
): Generator<CalendarTime> {
  for (let n = 3; n < property.length; n++) {
    const value = property[n]
    yield timeOf(Array.isArray(value) ? value[0] : value, property, component)
  }
}

/** The first time that the component has for this property, if any. */
export function firstTimeOf(component: CalendarComponent, name: string): CalendarTime | undefined {
  const [property] = propertiesOf(component, name)
  const [time] = property === undefined ? [] : timesOf(property, component)
  return time
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z?))?$/

/**
 * The time that one value of a property is.
 * @throws CalendarStumble for what is no time, or no day that there is
 * @see RFC 7265, section 3.6.4 and 3.6.5
 */
export function timeOf(
  value: unknown,
  [name, parameters]: Property,
  { line }: CalendarComponent,
): CalendarTime {
  // A parameter can make the library take the value for anything.
  const written = typeof value === 'string' ? value : ''
  const [, year, month, day, hour = 0, minute = 0, second = 0, zulu] = TIME.exec(written) ?? []
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // `T24:00:00` and leap seconds are what comes next.
  const isReal =
    new Date(midnight).getUTCDate() === Number(day) &&
    Number(hour) <= 24 &&
    Number(minute) < 60 &&
    Number(second) <= 60
  if (!isReal) {
    const property = name.toUpperCase()
    throw new CalendarStumble({
      _tag: 'CalendarRefused',
      reason: 'not_a_time',
      property,
      written,
      line,
    })
  }
  const { tzid } = parameters
  const sinceMidnight = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000
  return {
    local: midnight + sinceMidnight,
    form: zulu === undefined ? 'date' : zulu === 'Z' ? 'utc' : 'local',
    timeZone: typeof tzid === 'string' ? tzid : undefined,
  }
}
