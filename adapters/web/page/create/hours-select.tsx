import { shownMinutes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import type { Hours } from './windows.ts'

const HALF_HOURS = Array.from({ length: 49 }, (_, i) => i * 30)

/** From when to when, by the half hour. */
export function HoursSelect(props: {
  readonly hours: Hours
  readonly onHours: (hours: Hours) => void
}) {
  const { hours, onHours } = props
  const choice = (label: string, chosen: number, from: readonly number[], key: 'from' | 'to') => (
    <label>
      <span>{label}</span>
      <select
        value={chosen}
        onChange={(event) => onHours({ ...hours, [key]: Number(event.currentTarget.value) })}
      >
        {from.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes === 1_440 ? words.create.midnight : shownMinutes(minutes)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div class="pair">
      {choice(
        words.create.from,
        hours.from,
        HALF_HOURS.filter((one) => one < hours.to),
        'from',
      )}
      {choice(
        words.create.to,
        hours.to,
        HALF_HOURS.filter((one) => one > hours.from),
        'to',
      )}
    </div>
  )
}
