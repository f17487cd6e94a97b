import type { Interval } from '../../../domain/time/interval.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { ZoneOffsets } from '../../../domain/time/zone-offsets.ts'
import { type CalendarPart, textOf } from './calendar-components.ts'
import { CalendarStumble } from './calendar-fault.ts'
import type { CalendarTime, LocalClock } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'
import { describedClock, MARGIN_MS } from './zone-description.ts'

/** Before this instant few calendars have anything. */
const EARLIEST = Date.UTC(1990, 0)

/** Looking for a zone by a name that was not seen before takes as long as so many other steps. */
const STEPS_TO_FIND = 10

const UTC: LocalClock = { instantOf: (local) => local }

/**
 * The clocks of zones that the platform knows, each made once for all calendars of a file and all ways of
 * writing its name.
 */
export class PlatformClocks {
  readonly #span: Interval
  readonly #effort: Effort
  readonly #byName = new Map<string, LocalClock | undefined>()
  readonly #byZone = new Map<TimeZone, LocalClock>()

  constructor(span: Interval, effort: Effort) {
    this.#span = span
    this.#effort = effort
  }

  /** The clock of the zone with this name of the IANA database, in upper or lower case. */
  named(name: string): LocalClock | undefined {
    if (this.#byName.has(name)) return this.#byName.get(name)
    this.#effort.spend(STEPS_TO_FIND)
    const zone = TimeZone.of(name)
    const clock = zone.ok ? this.#of(zone.value) : undefined
    this.#byName.set(name, clock)
    return clock
  }

  #of(zone: TimeZone): LocalClock {
    const known = this.#byZone.get(zone)
    if (known !== undefined) return known
    const clock = ZoneOffsets.of(zone, EARLIEST, this.#span.end + MARGIN_MS)
    this.#effort.spend(clock.changeCount)
    this.#byZone.set(zone, clock)
    return clock
  }
}

/**
 * The clocks by which one calendar tells its times.
 *
 * A zone with a name of the IANA database is what the platform knows of it: the rules that files carry
 * for it are often those of years ago. Any other is what the file's VTIMEZONE says, or, where there is
 * none, what Windows calls by that name.
 */
export class CalendarClocks {
  readonly #part: CalendarPart
  readonly #span: Interval
  readonly #usual: TimeZone
  readonly #platform: PlatformClocks
  readonly #effort: Effort
  readonly #byName = new Map<string, LocalClock>()

  /** @param usual  the zone of dates, and of times without one */
  constructor(
    part: CalendarPart,
    span: Interval,
    usual: TimeZone,
    platform: PlatformClocks,
    effort: Effort,
  ) {
    this.#part = part
    this.#span = span
    this.#usual = usual
    this.#platform = platform
    this.#effort = effort
  }

  /**
   * The clock that shows this time.
   * @throws CalendarStumble where the zone is none that is known here or described in the calendar
   */
  of({ form, timeZone }: CalendarTime): LocalClock {
    if (form === 'utc') return UTC
    const name = form === 'date' || timeZone === undefined ? this.#usual : timeZone
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    const clock = this.#platform.named(name) ?? this.#described(name)
    this.#byName.set(name, clock)
    return clock
  }

  #described(name: string): LocalClock {
    const description = this.#part.zones.get(name)
    // Some programs call a zone by a path of their own, and say beside it which one it is.
    const usualName = description && textOf(description, 'x-lic-location')
    const windows = WINDOWS_ZONES.get(name)
    const clock =
      (usualName === undefined ? undefined : this.#platform.named(usualName)) ??
      (description && describedClock(description, this.#span, this.#effort)) ??
      (windows === undefined ? undefined : this.#platform.named(windows))
    if (clock !== undefined) return clock
    const { line } = this.#effort
    throw new CalendarStumble({
      _tag: 'CalendarRefused',
      reason: 'unknown_zone',
      timeZone: name,
      line,
    })
  }
}
