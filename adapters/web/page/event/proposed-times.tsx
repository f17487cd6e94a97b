import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { intervalSetOf } from '../grid/answer.ts'
import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'

/** More would push everything else off a phone. */
const MOST_SHOWN = 8

/** When the meeting may be, for whoever has yet to join. */
export function ProposedTimes(props: { readonly event: Schema<'Event'>; readonly zone: string }) {
  const { event, zone } = props
  const windows = [...intervalSetOf(event.proposed_slots)]
  const furtherCount = windows.length - MOST_SHOWN
  return (
    <>
      <h2>{words.join.proposed}</h2>
      <ul class="local-times">
        {windows.slice(0, MOST_SHOWN).map(({ start, end }) => (
          <li key={start}>{shownTimes(zone).range(start, end)}</li>
        ))}
        {furtherCount > 0 && <li class="muted">{words.best.more(furtherCount)}</li>}
      </ul>
    </>
  )
}
