import { useEffect, useMemo, useState } from 'preact/hooks'
import { answerOf } from '../../../../clients/typescript/source/slot-client.ts'
import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'
import { intervalSetOf } from '../grid/answer.ts'
import { layOut } from '../grid/grid-layout.ts'
import type { Link } from '../link.ts'
import { Faults } from '../parts/faults.tsx'
import { ZoneSelect } from '../parts/zone-select.tsx'
import { forget } from '../remembered.ts'
import type { Fault } from '../service.ts'
import { shownTimes } from '../time/shown-times.ts'
import { useIsPast } from '../time/use-is-past.ts'
import { ownZone } from '../time/zones.ts'
import { words } from '../words/words.ts'
import { BestTimes } from './best-times.tsx'
import { Ending } from './ending.tsx'
import { GroupGrid } from './group-grid.tsx'
import { Invitation } from './invitation.tsx'
import { JoinForm } from './join-form.tsx'
import { namesIn } from './names.ts'
import type { Saving } from './own-answer.ts'
import { OwnGrid } from './own-grid.tsx'
import { ownPlace } from './own-place.ts'
import { People } from './people.tsx'
import { Settled } from './settled.tsx'
import { type EventOnPage, type LoadedEvent, useEvent } from './use-event.ts'

/** The page of an event, for whomever the link makes one there. */
export function EventPage({ link }: { readonly link: Link }) {
  const [zone, setZone] = useState(ownZone)
  const page = useEvent(link, zone)
  const { loaded, fault, isLive } = page
  const title = loaded?.event.title
  useEffect(() => {
    document.title = title === undefined ? words.product : `${title} · ${words.product}`
  }, [title])

  if (loaded === undefined || (fault !== undefined && isWorthless(fault))) {
    return (
      <main class="narrow">
        {fault === undefined ? (
          <p role="status">{words.loading}</p>
        ) : (
          <>
            <h1>{words.fault.cantShow}</h1>
            <Faults
              fault={isWorthless(fault) ? { kind: 'ours', message: words.fault.worthless } : fault}
            />
            {isWorthless(fault) && (
              <p>
                <a href="./" onClick={() => forget(link)}>
                  {words.create.heading}
                </a>
              </p>
            )}
          </>
        )}
      </main>
    )
  }
  const { event } = loaded
  return (
    <main>
      <header class="event-head">
        <h1>{event.title}</h1>
        {event.description !== undefined && <p class="description">{event.description}</p>}
        <div class="meta">
          <ul class="facts">
            <li>{words.minutes(event.duration_minutes)}</li>
            <li>{words.by(event.organizer.name)}</li>
            <li>{words.peopleCount(event.participant_count)}</li>
            {event.answer_by !== undefined && (
              <li>{words.answerBy(shownTimes(zone).moment(Date.parse(event.answer_by)))}</li>
            )}
          </ul>
          <span role="status" class="live" data-live={isLive || undefined}>
            {isLive ? words.live : words.notLive}
          </span>
        </div>
        <ZoneSelect label={words.timesIn} zone={zone} onZone={setZone} />
      </header>
      {fault !== undefined && <Faults fault={fault} />}
      {event.you.role === 'join' ? (
        <JoinForm client={page.client} event={event} />
      ) : (
        <Known link={link} page={page} loaded={loaded} zone={zone} />
      )}
    </main>
  )
}

/** Whether the link leads nowhere any more. */
const isWorthless = (fault: Fault) =>
  fault.kind === 'refused' && [401, 403, 404].includes(fault.status)

/** What tells of a change of somebody's answer; where nothing does, every change may be one. */
const ownVersion = ({ event, heatMap }: LoadedEvent, userId: string) =>
  heatMap === undefined
    ? event.revision
    : JSON.stringify(heatMap.answers.find(({ user_id }) => user_id === userId)?.slots)

type KnownProps = {
  readonly link: Link
  readonly page: EventOnPage
  readonly loaded: LoadedEvent
  readonly zone: string
}

const isOrganizer = ({ you }: LoadedEvent['event']) => you.role === 'organizer'

/** What the organizer and the participants see. */
function Known({ link, page, loaded, zone }: KnownProps) {
  const { event, heatMap, recommendations } = loaded
  const [shownDay, setShownDay] = useState(0)
  const [cellMinutes, setCellMinutes] = useState(30)
  // The same windows are the same layout, or every change of anything would begin the grids anew.
  const windowsKey = event.proposed_slots.map((slot) => slot.start_time + slot.end_time).join()
  const layout = useMemo(
    () => layOut(intervalSetOf(event.proposed_slots), zone, cellMinutes),
    [windowsKey, zone, cellMinutes],
  )
  // It stays where it was when the page was opened: nothing may jump under somebody's hand.
  const [isNew] = useState(event.participant_count < 2)
  const invitation = isOrganizer(event) && event.status === 'open' && (
    <Invitation page={page} event={event} link={link} />
  )
  const nameOf = useMemo(() => namesIn(event), [event])
  const self = ownPlace(event)
  const isTooLate = useIsPast(
    event.answer_by === undefined ? undefined : (Date.parse(event.answer_by) as EpochMs),
  )
  const [saving, setSaving] = useState<Saving>('nothing to save')
  const isUnsaved = saving === 'saving' || saving === 'failed'
  const settle = async (start: Date) => {
    const params = { path: { event_id: event.event_id } }
    const body = { start_time: start.toISOString() }
    await answerOf(page.client.POST('/events/{event_id}/schedule', { params, body }))
    await page.reload()
    window.scrollTo({ top: 0 })
  }
  const onChosen = isOrganizer(event) && event.status === 'open' ? settle : undefined

  return (
    <>
      <Settled client={page.client} event={event} nameOf={nameOf} zone={zone} />
      {isNew && invitation}
      <div class="grids">
        {self !== undefined && (event.status === 'open' || isUnsaved) && (
          <OwnGrid
            page={page}
            eventId={event.event_id}
            userId={self.user_id}
            version={ownVersion(loaded, self.user_id)}
            isOpen={event.status === 'open' && !isTooLate}
            onSaving={setSaving}
            layout={layout}
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
            layout={layout}
            zone={zone}
            shownDay={shownDay}
            onShownDay={setShownDay}
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
      {isOrganizer(event) && (
        <div class="organizer">
          <People page={page} event={event} />
          <div>
            {!isNew && invitation}
            <Ending page={page} event={event} />
          </div>
        </div>
      )}
    </>
  )
}
