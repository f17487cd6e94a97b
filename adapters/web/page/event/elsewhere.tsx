import { shownTimes } from '../time/shown-times.ts'
import { isKnownZone, isSameZone, zoneName } from '../time/zones.ts'
import { words } from '../words/words.ts'
import type { NameOf } from './names.ts'

/** A zone in which some of the people are. */
export type OtherZone = {
  readonly timezone: string
  /** Their ids. */
  readonly people: readonly string[]
  /** Those of them for whom it is outside working hours. */
  readonly outsideHours?: readonly string[]
}

/** Whether an entry is of another zone than the reader's, and one in which the browser can tell times. */
export const isElsewhere =
  (zone: string) =>
  ({ timezone }: { readonly timezone?: string | undefined }): boolean =>
    timezone !== undefined && isKnownZone(timezone) && !isSameZone(timezone, zone)

/** When a time is in the zones of the others; nothing where there are no others. */
export function Elsewhere(props: {
  readonly start: number
  readonly end: number
  readonly others: readonly OtherZone[]
  readonly nameOf: NameOf
}) {
  const { start, end, others, nameOf } = props
  if (others.length === 0) return null
  return (
    <ul class="local-times">
      {others.map(({ timezone, people, outsideHours = [] }) => (
        <li key={timezone}>
          <strong>{shownTimes(timezone).range(start, end)}</strong> {zoneName(timezone)}
          {people.length > 0 && `: ${words.list(people.map(nameOf))}`}
          {outsideHours.length > 0 && (
            <span class="muted"> {words.best.outsideHours(outsideHours.map(nameOf))}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
