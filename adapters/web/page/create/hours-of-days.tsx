import { useMemo, useState } from 'preact/hooks'
import { IntervalSet } from '../../../../domain/time/interval-set.ts'
import { NO_TIME, stateOf } from '../grid/answer.ts'
import { paintedLook } from '../grid/cell-look.ts'
import { layOut } from '../grid/grid-layout.ts'
import { TimeGrid } from '../grid/time-grid.tsx'
import { words } from '../words/words.ts'
import { WHOLE_DAY, windowsOn } from './windows.ts'

type HoursOfDaysProps = {
  readonly dates: ReadonlySet<string>
  readonly zone: string
  readonly windows: IntervalSet
  readonly onPainted: (painted: IntervalSet, isOffered: boolean) => void
}

/** Lets single days have other hours than the rest: all of them, painted. */
export function HoursOfDays({ dates, zone, windows, onPainted }: HoursOfDaysProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.create.otherHours}</summary>
      {isOpen && <HoursGrid dates={dates} zone={zone} windows={windows} onPainted={onPainted} />}
    </details>
  )
}

function HoursGrid({ dates, zone, windows, onPainted }: HoursOfDaysProps) {
  const [shownDay, setShownDay] = useState(0)
  const layout = useMemo(() => layOut(windowsOn(dates, WHOLE_DAY, zone), zone, 30), [dates, zone])
  const offered = { ...NO_TIME, free: windows }
  return (
    <>
      <p id="hours-hint" class="hint">
        {words.create.otherHoursHint}
      </p>
      <TimeGrid
        layout={layout}
        zone={zone}
        label={words.create.hours}
        describedBy="hours-hint"
        lookOf={(cell) => {
          const look = paintedLook(stateOf(offered, cell))
          return { ...look, label: words.create.offered[look.isSelected ? 'yes' : 'no'] }
        }}
        painting={{
          brushAt: (cell) => (stateOf(offered, cell) === 'free' ? 'nothing' : 'free'),
          brushOf: (cell) => (stateOf(offered, cell) === 'free' ? 'free' : 'nothing'),
          onPainted: (cells, brush) =>
            onPainted(
              IntervalSet.of(cells.flatMap(({ intervals }) => intervals)),
              brush === 'free',
            ),
        }}
        shownDay={shownDay}
        onShownDay={setShownDay}
      />
    </>
  )
}
