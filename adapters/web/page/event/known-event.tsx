import { useMemo, useState } from 'preact/hooks'
import { answerOf } from '../../../../clients/typescript/source/slot-client.ts'
import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'
import type { Link } from '../link.ts'
import { useIsPast } from '../time/use-is-past.ts'
import { words } from '../words/words.ts'
import { BestTimes } from './best-times.tsx'
import { Ending } from './ending.tsx'
import { GroupGrid } from './group-grid.tsx'
import { Invitation } from './invitation.tsx'
import { namesIn } from './names.ts'
import type { Saving } from './own-answer.ts'
import { OwnGrid } from './own-grid.tsx'
import { OwnLink } from './own-link.tsx'
import { ownPlace } from './own-place.ts'
import { People } from './people.tsx'
import { Settled } from './settled.tsx'
import type { EventOnPage, LoadedEvent } from './use-event.ts'
import { dayIn, useLayouts } from './use-layouts.ts'

type KnownEventProps = {
  readonly link: Link
  readonly page: EventOnPage
  readonly loaded: LoadedEvent
  readonly zone: string
}

/** What the organizer and the participants see. */
export function KnownEvent({ link, page, loaded, zone }: KnownEventProps) {
  const { event, heatMap, recommendations } = loaded
  const [shownDay, setShownDay] = useState(0)
  const [cellMinutes, setCellMinutes] = useState(30)
  const { windowsKey, asked, proposed } = useLayouts(event, zone, cellMinutes)
  const [saving, setSaving] = useState<Saving>('nothing to save')
  const isTooLate = useIsPast(
    event.answer_by === undefined ? undefined : (Date.parse(event.answer_by) as EpochMs),
  )
  // Where nobody is asked who they are, one says whose answer it is.
  const [answeredId, setAnsweredId] = useState<string>()
  const self =
    link.token === undefined
      ? event.participants.find(({ user_id }) => user_id === answeredId)
      : ownPlace(event)
  const nameOf = useMemo(() => namesIn(event, self?.user_id), [event, self?.user_id])
  const isOrganizer = event.you.role === 'organizer'
  const isOpen = event.status === 'open'
  const isUnsaved = saving === 'saving' || saving === 'failed'
  // It stays where it was when the page was opened: nothing may jump under somebody's hand.
  const [isNew] = useState(event.participant_count < 2)
  const invitation = isOrganizer && isOpen && <Invitation page={page} event={event} link={link} />

  const settle = async (start: Date) => {
    const params = { path: { event_id: event.event_id } }
    const body = { start_time: start.toISOString() }
    await answerOf(page.client.POST('/events/{event_id}/schedule', { params, body }))
    await page.reload()
    window.scrollTo({ top: 0 })
  }
  const onChosen = isOrganizer && isOpen ? settle : undefined

  return (
    <>
      <Settled client={page.client} event={event} nameOf={nameOf} zone={zone} />
      {isNew && invitation}
      {link.token === undefined && isOpen && event.participants.length > 0 && (
        <label class="zone">
          <span>{words.answerAs}</span>
          <select
            value={self?.user_id ?? ''}
            disabled={isUnsaved}
            onChange={({ currentTarget }) => setAnsweredId(currentTarget.value)}
          >
            {self === undefined && <option value="" />}
            {event.participants.map(({ user_id, name }) => (
              <option key={user_id} value={user_id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="grids">
        {self !== undefined && (isOpen || isUnsaved) && (
          <OwnGrid
            key={self.user_id}
            page={page}
            eventId={event.event_id}
            userId={self.user_id}
            version={ownVersion(loaded, self.user_id)}
            isOpen={isOpen && !isTooLate}
            onSaving={setSaving}
            layout={asked}
            windowsKey={windowsKey}
            zone={zone}
            shownDay={shownDay}
            onShownDay={setShownDay}
          />
        )}
        {heatMap !== undefined && (
          <GroupGrid
            event={event}
            heatMap={heatMap}
            nameOf={nameOf}
            layout={proposed}
            zone={zone}
            shownDay={dayIn(proposed, asked.columns[shownDay]?.date)}
            onShownDay={(day) => setShownDay(dayIn(asked, proposed.columns[day]?.date))}
            onChosen={onChosen}
          />
        )}
      </div>
      <label class="check finer">
        <input
          type="checkbox"
          checked={cellMinutes === 15}
          onChange={({ currentTarget }) => setCellMinutes(currentTarget.checked ? 15 : 30)}
        />
        <span>{words.grid.finer}</span>
      </label>
      {recommendations !== undefined && event.status !== 'cancelled' && (
        <BestTimes
          loaded={loaded}
          recommendations={recommendations}
          nameOf={nameOf}
          zone={zone}
          onChosen={onChosen}
        />
      )}
      {isOrganizer ? (
        <div class="organizer">
          <People page={page} event={event} zone={zone} />
          <div>
            {!isNew && invitation}
            <Ending page={page} event={event} link={link} zone={zone} />
          </div>
        </div>
      ) : (
        <OwnLink link={link} isOrganizer={false} />
      )}
    </>
  )
}

/** What tells of a change of somebody's answer; where nothing does, every change may be one. */
const ownVersion = ({ event, heatMap }: LoadedEvent, userId: string) =>
  heatMap === undefined
    ? event.revision
    : JSON.stringify(heatMap.answers.find(({ user_id }) => user_id === userId)?.slots)
