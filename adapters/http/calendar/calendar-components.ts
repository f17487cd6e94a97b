import ICAL from 'ical.js'
import type { Steps } from '../../../domain/steps.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { CalendarStumble, type UnreadableCalendar } from './calendar-fault.ts'
import { type ContentLine, contentLines } from './content-lines.ts'

/**
 * A property in jCal: name, parameters, type of its values, values; names in lower case.
 * @see RFC 7265, section 3.4
 */
export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  ...values: unknown[],
]

/** A component, as far as it says when somebody is busy. */
export type CalendarComponent = {
  readonly name: string
  readonly properties: readonly Property[]
  readonly components: readonly CalendarComponent[]
  /** Where it begins in the file, counted from 1. */
  readonly line: number
}

/** One VCALENDAR; a file may have several. */
export type CalendarPart = {
  /** VEVENT and VFREEBUSY. */
  readonly entries: readonly CalendarComponent[]
  /** VTIMEZONE, by what the calendar calls them. */
  readonly zones: ReadonlyMap<string, CalendarComponent>
  /** The zone that the calendar is kept in, where it says so with a name that is known. */
  readonly timeZone: TimeZone | undefined
}

/** A longer component is refused: the library reads one at a go, while all others wait. */
const MAX_COMPONENT_LENGTH = 256 * 1024

/** Deeper than any component of RFC 5545. */
const MAX_DEPTH = 8

/** Components whose properties matter, with those of the components inside them. */
const WHOLE = new Set(['VTIMEZONE'])
const ENTRIES = new Set(['VEVENT', 'VFREEBUSY'])

/**
 * The calendars of a file. Components are handed to the library one at a time, so that others have
 * their turn in between, and a fault can be placed; what an alarm inside an entry says, is left out.
 * @throws CalendarStumble
 */
export function* readComponents(file: string): Steps<readonly CalendarPart[]> {
  const parts: CalendarPart[] = []
  const open: ContentLine[] = []
  let entries: CalendarComponent[] = []
  let zones = new Map<string, CalendarComponent>()
  let timeZone: TimeZone | undefined
  let gathered: ContentLine[] = []
  for (const line of yield* contentLines(file)) {
    if (line.name === 'BEGIN') {
      open.push(line)
      if (open.length > MAX_DEPTH) throw unreadable('too_deep', line)
      if (open.length === 2) gathered = []
      if (open.length === 1) {
        if (componentName(line) !== 'VCALENDAR') throw unreadable('no_calendar', line)
        entries = []
        zones = new Map()
        timeZone = undefined
      }
    }
    const outer = open[1]
    if (outer === undefined) {
      if (line.name === 'X-WR-TIMEZONE' && open.length === 1) timeZone = zoneNamed(line)
    } else if (open.length === 2 || WHOLE.has(componentName(outer))) {
      gathered.push(line)
    }
    if (line.name !== 'END') continue
    const begun = open.pop()
    if (begun === undefined || componentName(begun) !== componentName(line)) {
      throw unreadable('unbalanced', line)
    }
    if (open.length === 1) {
      const name = componentName(begun)
      if (ENTRIES.has(name)) entries.push(parsed(gathered, begun))
      if (name === 'VTIMEZONE') addZone(zones, parsed(gathered, begun))
      gathered = []
      yield
    }
    if (open.length === 0) parts.push({ entries, zones, timeZone })
  }
  const [unclosed] = open
  if (unclosed !== undefined) throw unreadable('unbalanced', unclosed)
  if (parts.length === 0) {
    throw new CalendarStumble({ _tag: 'UnreadableCalendar', reason: 'no_calendar' })
  }
  return parts
}

const componentName = ({ text }: ContentLine) =>
  text
    .slice(text.indexOf(':') + 1)
    .trim()
    .toUpperCase()

const unreadable = (reason: UnreadableCalendar['reason'], { number }: ContentLine) =>
  new CalendarStumble({ _tag: 'UnreadableCalendar', reason, line: number })

/** The component that these lines are, from its BEGIN to its END. */
function parsed(lines: readonly ContentLine[], begun: ContentLine): CalendarComponent {
  const text = lines.map(({ text }) => text).join('\r\n')
  if (text.length > MAX_COMPONENT_LENGTH) throw unreadable('too_long', begun)
  try {
    return componentOf(ICAL.parse(text) as JCal, begun.number)
  } catch {
    // The library throws whatever its code stumbles over.
    throw unreadable('malformed', begun)
  }
}

type JCal = readonly [name: string, properties: readonly Property[], components: readonly JCal[]]

const componentOf = ([name, properties, components]: JCal, line: number): CalendarComponent => ({
  name,
  properties,
  components: components.map((one) => componentOf(one, line)),
  line,
})

function addZone(zones: Map<string, CalendarComponent>, zone: CalendarComponent): void {
  const id = textOf(zone, 'tzid')
  if (id !== undefined) zones.set(id, zone)
}

function zoneNamed({ text }: ContentLine): TimeZone | undefined {
  const zone = TimeZone.of(text.slice(text.indexOf(':') + 1).trim())
  return zone.ok ? zone.value : undefined
}

/** The properties of this name. */
export const propertiesOf = (
  { properties }: CalendarComponent,
  name: string,
): readonly Property[] => properties.filter(([one]) => one === name)

/** The value of the first property of this name, where it is a text. */
export function textOf(component: CalendarComponent, name: string): string | undefined {
  const value = component.properties.find(([one]) => one === name)?.[3]
  return typeof value === 'string' ? value : undefined
}
