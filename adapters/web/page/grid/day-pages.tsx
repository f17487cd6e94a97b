import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import type { GridDay } from './grid-layout.ts'

/** Turns the pages of a grid that has more days than fit beside each other. */
export function DayPages(props: {
  readonly days: readonly GridDay[]
  readonly zone: string
  readonly page: number
  readonly pageCount: number
  readonly onPage: (page: number) => void
}) {
  const { days, zone, page, pageCount, onPage } = props
  const { dayMonth } = shownTimes(zone)
  const [first, last] = [days[0], days.at(-1)]
  return (
    <div class="day-pages">
      <button
        type="button"
        class="quiet"
        disabled={page === 0}
        aria-label={words.grid.earlierDays}
        onClick={() => onPage(page - 1)}
      >
        ‹
      </button>
      <span aria-live="polite">
        {first && last && `${dayMonth(first.instant)} – ${dayMonth(last.instant)}`}
        <span class="muted"> {words.grid.pageOf(page + 1, pageCount)}</span>
      </span>
      <button
        type="button"
        class="quiet"
        disabled={page === pageCount - 1}
        aria-label={words.grid.laterDays}
        onClick={() => onPage(page + 1)}
      >
        ›
      </button>
    </div>
  )
}
