import { words } from '../words/words.ts'
import type { NameOf } from './names.ts'
import type { LoadedEvent } from './use-event.ts'
import { canRankWithout } from './use-ranking-without.ts'

/** With more, one would have to search for somebody. */
const MOST_PEOPLE = 40

/** Whether somebody may be left out: where it can be told what changes, and of few enough to choose from. */
export const canLeaveOut = (loaded: LoadedEvent): boolean =>
  canRankWithout(loaded) &&
  loaded.event.participants.length >= 2 &&
  loaded.event.participants.length <= MOST_PEOPLE

/** Asks what the ranking would be without some of the people; nothing where that can't be told. */
export function LeftOut(props: {
  readonly loaded: LoadedEvent
  readonly nameOf: NameOf
  readonly leftOut: ReadonlySet<string>
  readonly onLeftOut: (leftOut: ReadonlySet<string>) => void
}) {
  const { loaded, nameOf, leftOut, onLeftOut } = props
  const { participants } = loaded.event
  if (!canLeaveOut(loaded)) return null
  return (
    <fieldset class="chips">
      <legend>{words.best.leaveOut}</legend>
      {participants.map(({ user_id }) => (
        <label key={user_id}>
          <input
            type="checkbox"
            checked={leftOut.has(user_id)}
            // Somebody has to be left.
            disabled={!leftOut.has(user_id) && leftOut.size === participants.length - 1}
            onChange={({ currentTarget }) => {
              const next = new Set(leftOut)
              if (currentTarget.checked) next.add(user_id)
              else next.delete(user_id)
              onLeftOut(next)
            }}
          />
          <span>{nameOf(user_id)}</span>
        </label>
      ))}
    </fieldset>
  )
}
