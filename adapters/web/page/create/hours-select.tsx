import { shownMinutes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import type { Hours } from './windows.ts'

const HALF_HOURS = Array.from({ length: 49 }, (_, i) => i * 30)

const DAY_MINUTES = 1_440

/** From when to when, by the half hour; one end pushes the other, at the same distance. */
export function HoursSelect(props: {
  readonly hours: Hours
  readonly onHours: (hours: Hours) => void
}) {
  const { hours, onHours } = props
  const length = hours.to - hours.from
  const begin = (from: number) =>
    onHours({ from, to: from < hours.to ? hours.to : Math.min(DAY_MINUTES, from + length) })
  const end = (to: number) =>
    onHours({ from: hours.from < to ? hours.from : Math.max(0, to - length), to })
  const choice = (
    label: string,
    chosen: number,
    from: readonly number[],
    onChange: (minutes: number) => void,
  ) => (
    <label>
      <span>{label}</span>
      <select value={chosen} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {from.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes === DAY_MINUTES ? words.create.midnight : shownMinutes(minutes)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div class="pair">
      {choice(words.create.from, hours.from, HALF_HOURS.slice(0, -1), begin)}
      {choice(words.create.to, hours.to, HALF_HOURS.slice(1), end)}
    </div>
  )
}
