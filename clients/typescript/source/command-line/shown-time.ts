/** An interval of time, its ends with an offset or `Z`. */
export type Span = { readonly start_time: string; readonly end_time: string }

type LocalTime = { readonly day: string; readonly time: string; readonly offset: string }

/**
 * Spans in the local time of a zone: `Mon 2026-01-12 14:00–15:00`. Where they lie on both sides of a
 * change of clocks each says its offset too, as an hour may come twice.
 */
export function shownSpans(spans: readonly Span[], zone: string): string[] {
  const format = formatOf(zone)
  const ends = spans.map(({ start_time, end_time }) => ({
    start: localTime(format, start_time),
    end: localTime(format, end_time),
  }))
  const offsets = new Set(ends.flatMap(({ start, end }) => [start.offset, end.offset]))
  return ends.map(({ start, end }) => {
    const said = ({ time, offset }: LocalTime) => (offsets.size > 1 ? `${time} ${offset}` : time)
    return start.day === end.day
      ? `${start.day} ${said(start)}–${said(end)}`
      : `${start.day} ${said(start)} – ${end.day} ${said(end)}`
  })
}

/** One instant in the local time of a zone: `Mon 2026-01-12 14:00`. */
export function shownInstant(instant: string, zone: string): string {
  const { day, time } = localTime(formatOf(zone), instant)
  return `${day} ${time}`
}

const formatOf = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })

function localTime(format: Intl.DateTimeFormat, instant: string): LocalTime {
  const parts = new Map(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    day: `${part('weekday')} ${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    offset: part('timeZoneName').replace('GMT', 'UTC'),
  }
}
