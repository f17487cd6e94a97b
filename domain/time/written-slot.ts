import { ok, type Result, refuse } from '../result.ts'
import type { InstantOutOfRange } from './epoch-ms.ts'
import { type EmptyInterval, Interval } from './interval.ts'
import { TimeZone, type UnknownTimeZone } from './time-zone.ts'
import { readTime, type TimeAdjustment, type WrittenTimeFault } from './written-time.ts'

/** A slot as a caller writes it: two times and, optional when both carry an offset, a zone. */
export type WrittenSlot = {
  readonly start: string
  readonly end: string
  readonly timeZone?: string | undefined
}

/** The part of a written slot that a fault or an adjustment speaks of. */
export type SlotPart = 'start' | 'end' | 'timeZone'

/** A slot on the UTC time line, the zone to show it in, and what had to be adjusted. */
export type Slot = {
  readonly interval: Interval
  readonly timeZone: TimeZone
  readonly adjustments: readonly (TimeAdjustment & { readonly part: SlotPart })[]
}

/** One thing wrong with a written slot, and where. */
export type SlotFault = {
  readonly part: SlotPart
  readonly fault: UnknownTimeZone | WrittenTimeFault | EmptyInterval | InstantOutOfRange
}

/** Reads both ends of a slot; refuses with every fault at once. Shown in UTC when no zone is named. */
export function readSlot(written: WrittenSlot): Result<Slot, readonly SlotFault[]> {
  const zone = written.timeZone === undefined ? undefined : TimeZone.of(written.timeZone)
  // A time that needs the zone cannot be judged while the zone is unknown: one fault says enough.
  const readable = (text: string) => readTime(text, zone?.ok ? zone.value : undefined)
  const start = readable(written.start)
  const end = readable(written.end)

  const faults: SlotFault[] = []
  if (zone?.ok === false) faults.push({ part: 'timeZone', fault: zone.fault })
  const zoneIsAtFault = zone?.ok === false
  for (const [part, time] of [['start', start] as const, ['end', end] as const]) {
    if (time.ok || (zoneIsAtFault && time.fault._tag === 'TimeZoneRequired')) continue
    faults.push({ part, fault: time.fault })
  }
  if (faults.length > 0 || !start.ok || !end.ok) return refuse(faults)

  const interval = Interval.of(start.value.instant, end.value.instant)
  if (!interval.ok) return refuse([{ part: 'end', fault: interval.fault }])
  return ok({
    interval: interval.value,
    timeZone: zone?.ok ? zone.value : TimeZone.utc,
    adjustments: [
      ...adjusted('start', start.value.adjustment),
      ...adjusted('end', end.value.adjustment),
    ],
  })
}

function adjusted(part: SlotPart, adjustment: TimeAdjustment | undefined) {
  return adjustment === undefined ? [] : [{ ...adjustment, part }]
}
