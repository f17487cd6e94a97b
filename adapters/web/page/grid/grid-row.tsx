import { Component } from 'preact'
import { shownHour, shownMinutes } from '../time/shown-times.ts'
import { type CellLook, looksLike } from './cell-look.ts'
import type { GridRow } from './grid-layout.ts'

type RowProps = {
  readonly row: GridRow
  readonly index: number
  readonly cellMinutes: number
  /** The number of the day that the first of the looks is of. */
  readonly firstDay: number
  /** By day; undefined where the windows leave the time out. */
  readonly looks: readonly (CellLook | undefined)[]
  readonly dayNames: readonly string[]
  /** The day whose cell Tab leads to. */
  readonly reachableDay: number | undefined
}

/** One time of all days; drawn again only if it looks different: a stroke goes over a few rows. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { looks, ...rest } = this.props
    return (
      next.looks.length !== looks.length ||
      looks.some((look, i) => !looksLike(look, next.looks[i])) ||
      Object.entries(rest).some(([name, value]) => next[name as keyof RowProps] !== value)
    )
  }

  override render() {
    const { row, index, cellMinutes, firstDay, looks, dayNames, reachableDay } = this.props
    const startsHour = row.startMinutes % 60 === 0
    const start = shownMinutes(row.startMinutes)
    const time = `${start} – ${shownMinutes(row.startMinutes + cellMinutes)}`
    return (
      <tr data-starts-hour={startsHour || undefined} data-follows-gap={row.followsGap || undefined}>
        <th scope="row">
          {startsHour || row.followsGap || index === 0 ? (
            <span class="hour">{startsHour ? shownHour(row.startMinutes) : start}</span>
          ) : (
            <span class="unseen">{start}</span>
          )}
        </th>
        {looks.map((look, column) => {
          const day = firstDay + column
          return look === undefined ? (
            <td key={day} class="left-out" aria-colindex={day + 2} aria-disabled="true" />
          ) : (
            <td
              key={day}
              role="gridcell"
              class="cell"
              tabIndex={reachableDay === day ? 0 : -1}
              aria-colindex={day + 2}
              aria-selected={look.isSelected}
              aria-label={`${dayNames[day]}, ${time}: ${look.label}`}
              data-place={`${day} ${index}`}
              data-look={look.kind}
              style={look.share === undefined ? undefined : { '--share': look.share }}
            >
              {look.text}
            </td>
          )
        })}
      </tr>
    )
  }
}
