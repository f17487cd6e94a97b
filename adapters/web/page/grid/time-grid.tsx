import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { shownMinutes, shownTimes } from '../time/shown-times.ts'
import type { Brush } from './answer.ts'
import { type CellLook, paintedLook } from './cell-look.ts'
import { DayPages } from './day-pages.tsx'
import type { GridCell, GridLayout } from './grid-layout.ts'
import { Row } from './grid-row.tsx'
import { isBetween, type Place } from './place.ts'
import { useGrid } from './use-grid.ts'
import type { Painting } from './use-strokes.ts'

type TimeGridProps = {
  readonly layout: GridLayout
  readonly zone: string
  /** What the grid is, for whoever can't see it. */
  readonly label: string
  /** The id of what explains how to use it. */
  readonly describedBy?: string
  readonly lookOf: (cell: GridCell) => CellLook
  readonly painting?: Painting<GridCell, Brush> | undefined
  readonly onInspected?: ((cell: GridCell | undefined) => void) | undefined
  readonly onPicked?: ((cell: GridCell) => void) | undefined
  /** The day that is to be seen, by its number; shared by grids that show the same days. */
  readonly shownDay: number
  readonly onShownDay: (day: number) => void
}

const LABEL_WIDTH = 52
const NARROWEST_DAY = 44
const WIDEST_DAY = 200

/**
 * Days beside each other, times below each other. What does not fit the width is on further pages of
 * days.
 */
export function TimeGrid(props: TimeGridProps) {
  const { layout, zone, painting, shownDay, onShownDay } = props
  const frame = useRef<HTMLDivElement>(null)
  const dayCount = layout.columns.length
  const { pageCount, daysPerPage } = usePages(frame, dayCount)
  const page = Math.min(pageCount - 1, Math.floor(shownDay / daysPerPage))
  const firstDay = page * daysPerPage
  const days = layout.columns.slice(firstDay, firstDay + daysPerPage)

  const { stroke, reachable, handlers } = useGrid({
    grid: layout,
    frame,
    seen: [firstDay, firstDay + days.length],
    reveal: onShownDay,
    painting,
    onInspected: props.onInspected,
    onPicked: props.onPicked,
  })

  const lastMinutes = layout.rows.at(-1)?.startMinutes
  const dayNames = useMemo(
    () => layout.columns.map(({ instant }) => shownTimes(zone).wholeDay(instant)),
    [layout, zone],
  )
  const lookAt = (cell: GridCell, place: Place): CellLook =>
    stroke !== undefined && isBetween(place, stroke.from, stroke.to)
      ? paintedLook(stroke.brush)
      : props.lookOf(cell)

  return (
    <div class="time-grid" ref={frame}>
      {pageCount > 1 && (
        <DayPages
          days={days}
          zone={zone}
          page={page}
          pageCount={pageCount}
          onPage={(next) => onShownDay(next * daysPerPage)}
        />
      )}
      <table
        role="grid"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-multiselectable={painting !== undefined || undefined}
        aria-readonly={painting === undefined || undefined}
        aria-colcount={dayCount + 1}
        data-paintable={painting !== undefined || undefined}
        style={{ maxWidth: `${LABEL_WIDTH + daysPerPage * WIDEST_DAY}px` }}
        {...handlers}
      >
        <thead>
          <tr>
            <td />
            {days.map(({ date, instant }, index) => (
              <th key={date} scope="col" aria-colindex={firstDay + index + 2}>
                <span class="weekday">{shownTimes(zone).dayParts(instant).weekday}</span>{' '}
                <span class="day">{shownTimes(zone).dayParts(instant).day}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.rows.map((gridRow, row) => (
            <Row
              key={gridRow.startMinutes}
              row={gridRow}
              index={row}
              cellMinutes={layout.cellMinutes}
              firstDay={firstDay}
              looks={days.map(({ cells }, index) => {
                const cell = cells[row]
                return cell && lookAt(cell, { column: firstDay + index, row })
              })}
              dayNames={dayNames}
              reachableDay={reachable?.row === row ? reachable.column : undefined}
            />
          ))}
        </tbody>
      </table>
      {lastMinutes !== undefined && (
        <p class="grid-end" aria-hidden="true">
          {shownMinutes((lastMinutes + layout.cellMinutes) % 1_440)}
        </p>
      )}
    </div>
  )
}

/** As many days on a page as fit the frame, and about the same number on each. */
function usePages(frame: { readonly current: Element | null }, dayCount: number) {
  const [fitting, setFitting] = useState(dayCount)
  useLayoutEffect(() => {
    const measured = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      setFitting(Math.max(1, Math.floor((width - LABEL_WIDTH) / NARROWEST_DAY)))
    })
    if (frame.current !== null) measured.observe(frame.current)
    return () => measured.disconnect()
  }, [frame])
  const pageCount = Math.max(1, Math.ceil(dayCount / fitting))
  return { pageCount, daysPerPage: Math.max(1, Math.ceil(dayCount / pageCount)) }
}
