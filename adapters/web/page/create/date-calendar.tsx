import { useMemo, useRef, useState } from 'preact/hooks'
import { isBetween } from '../grid/place.ts'
import { useGrid } from '../grid/use-grid.ts'
import { firstDayOfWeek, locale } from '../time/reader-locale.ts'
import { words } from '../words/words.ts'
import { layOutWeeks, weekOf } from './weeks.ts'

type DateCalendarProps = {
  /** Today, where the event is planned. */
  readonly today: Temporal.PlainDate
  /** `2026-01-12` */
  readonly dates: ReadonlySet<string>
  readonly onDates: (change: (dates: ReadonlySet<string>) => ReadonlySet<string>) => void
}

const WEEKS_PER_PAGE = 5

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
const monthSpan = format({ month: 'short', year: 'numeric' })
const shortMonth = format({ month: 'short' })
const shortWeekday = format({ weekday: 'short' })
const longWeekday = format({ weekday: 'long' })
const wholeDate = format({ weekday: 'long', day: 'numeric', month: 'long' })

/** What a format takes: the date's own midnight, in the zone of the formats. */
const asInstant = (date: Temporal.PlainDate) => date.toZonedDateTime('UTC').epochMilliseconds

/** A calendar on which one paints dates. */
export function DateCalendar({ today, dates, onDates }: DateCalendarProps) {
  const [page, setPage] = useState(0)
  const weeks = useMemo(() => {
    const first = weekOf(today, firstDayOfWeek).add({ weeks: page * WEEKS_PER_PAGE })
    return layOutWeeks(first, WEEKS_PER_PAGE, today)
  }, [page, today])
  const frame = useRef<HTMLDivElement>(null)
  const paint = (painted: readonly string[], brush: 'in' | 'out') =>
    onDates((chosen) =>
      brush === 'in' ? chosen.union(new Set(painted)) : chosen.difference(new Set(painted)),
    )
  const { stroke, reachable, handlers } = useGrid<string, 'in' | 'out'>({
    grid: weeks,
    frame,
    seen: [0, 7],
    painting: {
      brushAt: (date) => (dates.has(date) ? 'out' : 'in'),
      brushOf: (date) => (dates.has(date) ? 'in' : 'out'),
      onPainted: paint,
    },
  })
  const isChosen = (date: string, column: number, row: number) =>
    stroke !== undefined && isBetween({ column, row }, stroke.from, stroke.to)
      ? stroke.brush === 'in'
      : dates.has(date)
  const shown = monthSpan.formatRange(asInstant(weeks.first), asInstant(weeks.last))

  return (
    <div class="date-calendar" ref={frame}>
      <div class="day-pages">
        <button
          type="button"
          class="quiet"
          disabled={page === 0}
          aria-label={words.create.earlierWeeks}
          onClick={() => setPage(page - 1)}
        >
          ‹
        </button>
        <span aria-live="polite">{shown}</span>
        <button
          type="button"
          class="quiet"
          aria-label={words.create.laterWeeks}
          onClick={() => setPage(page + 1)}
        >
          ›
        </button>
      </div>
      <table
        role="grid"
        aria-label={`${words.create.dates} ${shown}`}
        aria-describedby="dates-hint"
        aria-multiselectable="true"
        data-paintable="true"
        {...handlers}
      >
        <thead>
          <tr>
            {weeks.columns.map(({ cells }, weekday) => {
              const day = asInstant(weeks.first.add({ days: weekday }))
              const offered = cells.filter((date) => date !== undefined)
              return (
                <th key={weekday} scope="col" aria-label={longWeekday.format(day)}>
                  <button
                    type="button"
                    class="weekday"
                    // With keys it is as quick by Shift and the arrows; seven stops of Tab are not.
                    tabIndex={-1}
                    aria-label={`${shortWeekday.format(day)}: ${words.create.wholeWeekday(longWeekday.format(day))}`}
                    disabled={offered.length === 0}
                    onClick={() =>
                      paint(offered, offered.every((date) => dates.has(date)) ? 'out' : 'in')
                    }
                  >
                    {shortWeekday.format(day)}
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {weeks.rows.map((_, row) => (
            <tr key={row}>
              {weeks.columns.map(({ cells }, column) => {
                const date = weeks.first.add({ days: row * 7 + column })
                const offered = cells[row]
                const content = (
                  <>
                    {(date.day === 1 || (row === 0 && column === 0)) && (
                      <span class="month" data-month={shortMonth.format(asInstant(date))} />
                    )}
                    {date.day}
                  </>
                )
                return offered === undefined ? (
                  <td key={column} class="left-out" aria-disabled="true">
                    {content}
                  </td>
                ) : (
                  <td
                    key={column}
                    role="gridcell"
                    class="date"
                    tabIndex={reachable?.column === column && reachable.row === row ? 0 : -1}
                    aria-selected={isChosen(offered, column, row)}
                    aria-label={wholeDate.format(asInstant(date))}
                    aria-current={date.equals(today) ? 'date' : undefined}
                    data-place={`${column} ${row}`}
                  >
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
