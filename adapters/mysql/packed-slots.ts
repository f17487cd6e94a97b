import { Answer, type PreferredInterval } from '../../domain/matching/answer.ts'
import type { Interval } from '../../domain/time/interval.ts'

/**
 * Selects somebody's slots as one text such as `1000:2000,3000?4000`, where a `?` stands between
 * the ends of one in which they come if needed: a row for each slot would take twice as long.
 * `NULL` for nobody's.
 */
export const PACKED_SLOTS = "GROUP_CONCAT(start_ms, IF(if_needed, '?', ':'), end_ms)"

/** The answer that such a text stands for. */
export function unpackSlots(packed: string | null): Answer {
  return Answer.of(packed === null ? [] : packed.split(',').map(stretchOf))
}

function stretchOf(slot: string): PreferredInterval {
  const colon = slot.indexOf(':')
  const middle = colon < 0 ? slot.indexOf('?') : colon
  const interval = { start: +slot.slice(0, middle), end: +slot.slice(middle + 1) } as Interval
  return colon < 0 ? { interval, preference: 'if_needed' } : { interval }
}

/** The disjoint slots that an answer is stored as: start, end, and 1 where they come if needed. */
export function slotRows({ slots, firmSlots }: Answer): readonly (readonly number[])[] {
  const firm = Array.from(firmSlots, ({ start, end }) => [start, end, 0])
  if (slots === firmSlots) return firm
  const ifNeeded = Array.from(slots.difference(firmSlots), ({ start, end }) => [start, end, 1])
  return [...firm, ...ifNeeded]
}
