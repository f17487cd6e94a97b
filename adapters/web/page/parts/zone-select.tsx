import { useMemo } from 'preact/hooks'
import { allZones, ownZone, zoneName } from '../time/zones.ts'

/** A zone, chosen from all that the browser knows. */
export function ZoneSelect(props: {
  readonly label: string
  readonly zone: string
  readonly onZone: (zone: string) => void
}) {
  const { label, zone, onZone } = props
  const zones = useMemo(() => allZones(zone, ownZone), [zone])
  return (
    <label class="zone">
      <span>{label}</span>
      <select value={zone} onChange={(event) => onZone(event.currentTarget.value)}>
        {zones.map((one) => (
          <option key={one} value={one}>
            {zoneName(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
