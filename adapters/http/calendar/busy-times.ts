import type { BusyTimes } from '../../../domain/matching/free-time.ts'
import type { Steps } from '../../../domain/steps.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { CalendarClocks, PlatformClocks } from './calendar-clocks.ts'
import { type CalendarComponent, type CalendarPart, propertiesOf } from './calendar-components.ts'
import { timeOf } from './calendar-time.ts'
import { Effort } from './effort.ts'
import { periodEnd } from './entry-length.ts'
import { weightOfPeriod } from './entry-weight.ts'
import { addSeries, seriesIn } from './series.ts'
import { TakenTime } from './taken-time.ts'

/**
 * When the owner of the calendars is busy within the span.
 *
 * @param usual  where entries without a zone are, in a calendar that does not say
 * @param asked  where they are, whatever a calendar says
 * @throws CalendarStumble
 */
export function* busyTimes(
  parts: readonly CalendarPart[],
  span: Interval,
  usual: TimeZone,
  asked: TimeZone | undefined,
  effort = new Effort(),
): Steps<BusyTimes> {
  const taken = new TakenTime(span)
  const platform = new PlatformClocks(span, effort)
  for (const part of parts) {
    const zone = asked ?? part.timeZone ?? usual
    const clocks = new CalendarClocks(part, span, zone, platform, effort)
    for (const entry of part.entries) {
      if (entry.name === 'vfreebusy') yield* addPeriods(entry, taken, clocks, effort)
    }
    for (const series of yield* seriesIn(part)) yield* addSeries(series, taken, clocks, effort)
  }
  return taken.times
}

/** The periods of a VFREEBUSY: RFC 5545, sections 3.6.4 and 3.8.2.6. */
function* addPeriods(
  entry: CalendarComponent,
  taken: TakenTime,
  clocks: CalendarClocks,
  effort: Effort,
): Steps<void> {
  effort.line = entry.line
  for (const property of propertiesOf(entry, 'freebusy')) {
    const weight = weightOfPeriod(property[1]['fbtype'])
    for (let n = 3; n < property.length; n++) {
      const period = property[n]
      effort.spend(1)
      yield* effort.rest()
      const start = timeOf(Array.isArray(period) ? period[0] : period, property, entry)
      const instant = clocks.of(start).instantOf(start.local)
      taken.add(weight, instant, periodEnd(period, start, property, entry, clocks))
    }
  }
}
