import { ok, type Result, refuse } from '../result.ts'
import type { InstantOutOfRange } from './epoch-ms.ts'
import { type EmptyInterval, Interval } from './interval.ts'
import { TimeZone, type UnknownTimeZone } from './time-zone.ts'
import {
  type ReadTime,
  readTime,
  type TimeAdjustment,
  type WrittenTimeFault,
} from './written-time.ts'

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
  /** What had to be adjusted, where that may be what made the interval empty. */
  readonly adjustments?: readonly TimeAdjustment[]
}

/** Reads both ends of a slot; refuses with every fault at once. Shown in UTC when no zone is named. */
export function readSlot(written: WrittenSlot): Result<Slot, readonly SlotFault[]> {
  const parts = readParts(written)
  const { zone, start, end } = parts
  const faults = faultsOf(parts)
  const interval = intervalOf(parts)
  if (faults.length > 0 || !start?.ok || !end?.ok || !interval?.ok) return refuse(faults)
  return ok({
    interval: interval.value,
    timeZone: zone?.ok ? zone.value : TimeZone.utc,
    adjustments: adjustmentsOf(parts),
  })
}

/** The faults of those parts of a slot that are there, for a slot that can't be read anyway. */
export function slotFaults(written: Partial<WrittenSlot>): readonly SlotFault[] {
  return faultsOf(readParts(written))
}

/** The parts that are there, each read by itself. */
type Parts = {
  readonly zone: Result<TimeZone, UnknownTimeZone> | undefined
  readonly start: Result<ReadTime, WrittenTimeFault> | undefined
  readonly end: Result<ReadTime, WrittenTimeFault> | undefined
}

function readParts({ start, end, timeZone }: Partial<WrittenSlot>): Parts {
  const zone = timeZone === undefined ? undefined : TimeZone.of(timeZone)
  const read = (written: string) => readTime(written, zone?.ok ? zone.value : undefined)
  return {
    zone,
    start: start === undefined ? undefined : read(start),
    end: end === undefined ? undefined : read(end),
  }
}

/** What lies between the ends, once both are read. */
const intervalOf = ({ start, end }: Parts) =>
  start?.ok && end?.ok ? Interval.of(start.value.instant, end.value.instant) : undefined

function faultsOf(parts: Parts): readonly SlotFault[] {
  const { zone, start, end } = parts
  const faults: SlotFault[] = []
  if (zone?.ok === false) faults.push({ part: 'timeZone', fault: zone.fault })
  for (const [part, time] of [['start', start] as const, ['end', end] as const]) {
    if (time === undefined || time.ok) continue
    // A time that only wants for its zone is not at fault while the zone is: one fault says enough.
    if (time.fault._tag === 'TimeZoneRequired' && zone?.ok === false) continue
    faults.push({ part, fault: time.fault })
  }
  const interval = intervalOf(parts)
  if (interval?.ok === false) {
    faults.push({ part: 'end', fault: interval.fault, adjustments: adjustmentsOf(parts) })
  }
  return faults
}

const adjustmentsOf = ({ start, end }: Parts) => [
  ...adjusted('start', start),
  ...adjusted('end', end),
]

function adjusted(part: SlotPart, time: Result<ReadTime, WrittenTimeFault> | undefined) {
  return time?.ok && time.value.adjustment ? [{ ...time.value.adjustment, part }] : []
}
