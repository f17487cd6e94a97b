import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { CellLook } from '../grid/cell-look.ts'
import type { GridCell, GridLayout } from '../grid/grid-layout.ts'
import { TimeGrid } from '../grid/time-grid.tsx'
import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import { attendanceIn, type CellAttendance } from './attendance.ts'
import { Choice, type OnChosen } from './choice.tsx'
import type { NameOf } from './names.ts'

type GroupGridProps = {
  readonly event: Schema<'Event'>
  readonly heatMap: Schema<'HeatMap'>
  readonly nameOf: NameOf
  readonly layout: GridLayout
  readonly zone: string
  readonly shownDay: number
  readonly onShownDay: (day: number) => void
  /** Settles the time; missing for whoever may not. */
  readonly onChosen?: OnChosen | undefined
}

/** When how many can come: the more, the deeper the colour. */
export function GroupGrid(props: GroupGridProps) {
  const { event, heatMap, nameOf, layout, zone, onChosen } = props
  const [pointedAt, setPointedAt] = useState<GridCell>()
  const [picked, setPicked] = useState<GridCell>()
  const inspected = pointedAt ?? picked
  // They are cells of the layout that was.
  useEffect(() => {
    setPointedAt(undefined)
    setPicked(undefined)
  }, [layout])
  const { participant_count: participantCount, responded_count: respondedCount } = heatMap
  const attendances = useMemo(() => {
    const attendanceOf = attendanceIn(heatMap)
    return new Map(
      layout.columns.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell === undefined ? [] : [[cell, attendanceOf(cell)] as const])),
      ),
    )
  }, [heatMap, layout])
  const looks = useMemo(
    () =>
      new Map(
        [...attendances].map(([cell, attendance]) => [
          cell,
          lookOf(attendance, participantCount, nameOf),
        ]),
      ),
    [attendances, participantCount, nameOf],
  )
  const attendance = inspected && attendances.get(inspected)

  return (
    <section aria-labelledby="group-heading" class="panel">
      <div class="panel-head">
        <h2 id="group-heading">{words.group.heading}</h2>
        {participantCount === 0 ? (
          <p class="hint">{words.best.empty.no_participants}</p>
        ) : (
          <>
            <p class="hint">
              {words.group.answered(respondedCount, participantCount)}{' '}
              {words.group.eachByItself(event.duration_minutes)}
            </p>
            <div class="legend" aria-hidden="true">
              <span>0</span>
              <span class="scale" />
              <span>{participantCount}</span>
            </div>
          </>
        )}
      </div>
      <div>
        <TimeGrid
          layout={layout}
          zone={zone}
          label={words.group.heading}
          lookOf={(cell) => ({ ...(looks.get(cell) ?? NOBODY), isSelected: cell === picked })}
          onInspected={setPointedAt}
          onPicked={setPicked}
          shownDay={props.shownDay}
          onShownDay={props.onShownDay}
        />
        <div class="inspected">
          {inspected && attendance ? (
            <Attendance
              cell={inspected}
              attendance={attendance}
              participantCount={participantCount}
              nameOf={nameOf}
              zone={zone}
            />
          ) : (
            <p class="muted">{words.group.inspectHint}</p>
          )}
          {inspected !== undefined && inspected === picked && onChosen !== undefined && (
            <ChoiceAt cell={picked} event={event} zone={zone} onChosen={onChosen} />
          )}
        </div>
      </div>
    </section>
  )
}

/** Settles on a meeting that begins where a cell does, or a proposed time in it; where one fits there. */
function ChoiceAt(props: {
  readonly cell: GridCell
  readonly event: Schema<'Event'>
  readonly zone: string
  readonly onChosen: OnChosen
}) {
  const { cell, event, zone, onChosen } = props
  const proposed = [...event.proposed_slots].map(({ start_time, end_time }) => ({
    start: Date.parse(start_time),
    end: Date.parse(end_time),
  }))
  const inCell = proposed.flatMap(({ start }) =>
    cell.intervals.some((one) => one.start <= start && start < one.end) ? [start] : [],
  )
  const lengthMs = event.duration_minutes * 60_000
  const starts = [...new Set([...cell.intervals.map(({ start }) => start), ...inCell])]
    .filter((at) => proposed.some(({ start, end }) => start <= at && at + lengthMs <= end))
    .sort((one, other) => one - other)
  if (starts.length === 0) return <p class="muted">{words.group.tooLate}</p>
  return starts.map((start) => (
    <Choice
      key={start}
      start={new Date(start)}
      when={shownTimes(zone).range(start, start + lengthMs)}
      onChosen={onChosen}
    />
  ))
}

/** How many can come, in words. */
function countOf(
  { availableCount, isAtMost }: Omit<CellAttendance, 'people'>,
  participantCount: number,
): string {
  const count = words.group.count(availableCount, participantCount)
  return isAtMost ? words.group.atMost(count) : count
}

const NOBODY: CellLook = { kind: 'heat', label: '', share: 0 }

function lookOf(
  { availableCount, ifNeededCount, isAtMost = false, people }: CellAttendance,
  participantCount: number,
  nameOf: NameOf,
): CellLook {
  const count = countOf({ availableCount, ifNeededCount, isAtMost }, participantCount)
  const names = people && [...people.free, ...people.ifNeeded].slice(0, MOST_NAMES).map(nameOf)
  return {
    kind: availableCount === participantCount && participantCount > 0 ? 'heat-all' : 'heat',
    label: names === undefined || names.length === 0 ? count : `${count}: ${words.list(names)}`,
    share: participantCount === 0 ? 0 : (availableCount - ifNeededCount / 2) / participantCount,
    ...(availableCount > 0 && { text: String(availableCount) }),
  }
}

/** More are too many to listen to. */
const MOST_NAMES = 12

function Attendance(props: {
  readonly cell: GridCell
  readonly attendance: CellAttendance
  readonly participantCount: number
  readonly nameOf: NameOf
  readonly zone: string
}) {
  const { cell, attendance, participantCount, nameOf, zone } = props
  const { people } = attendance
  const { range } = shownTimes(zone)
  const rows: readonly (readonly [string, readonly string[]])[] = people
    ? [
        [words.attendance.free, people.free],
        [words.attendance.ifNeeded, people.ifNeeded],
        [words.attendance.unavailable, people.unavailable],
      ]
    : []
  return (
    <>
      <p>
        <strong>{cell.intervals.map(({ start, end }) => range(start, end)).join(', ')}</strong>
        {' · '}
        {countOf(attendance, participantCount)}
      </p>
      <dl>
        {rows
          .filter(([, ids]) => ids.length > 0)
          .map(([label, ids]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words.list(ids.map(nameOf))}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
