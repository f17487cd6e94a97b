import { useEffect, useState } from 'preact/hooks'
import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { Link } from '../link.ts'
import { Faults } from '../parts/faults.tsx'
import { ZoneSelect } from '../parts/zone-select.tsx'
import { forget } from '../remembered.ts'
import type { Fault } from '../service.ts'
import { shownTimes } from '../time/shown-times.ts'
import { ownZone } from '../time/zones.ts'
import { words } from '../words/words.ts'
import { Invited } from './invited.tsx'
import { KnownEvent } from './known-event.tsx'
import { ownPlace } from './own-place.ts'
import { useEvent } from './use-event.ts'

/** The page of an event, for whomever the link makes one there. */
export function EventPage({ link }: { readonly link: Link }) {
  const [zone, setZone] = useState(ownZone)
  const page = useEvent(link)
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
          <NotShown link={link} fault={fault} />
        )}
      </main>
    )
  }
  const { event } = loaded
  // Where nobody is asked who they are, a link says nothing of that.
  const self = link.token === undefined ? undefined : ownPlace(event)
  return (
    <main>
      <header class="event-head">
        <h1>{event.title}</h1>
        {event.description !== undefined && <p class="description">{event.description}</p>}
        <div class="meta">
          <Facts event={event} self={self?.name} zone={zone} />
          <span class="live" data-live={isLive || undefined}>
            {isLive ? words.live : words.notLive}
          </span>
        </div>
        <ZoneSelect label={words.timesIn} zone={zone} onZone={setZone} />
      </header>
      {fault !== undefined && <Faults fault={fault} />}
      {event.you.role === 'join' ? (
        <Invited client={page.client} event={event} zone={zone} />
      ) : (
        <KnownEvent link={link} page={page} loaded={loaded} zone={zone} />
      )}
    </main>
  )
}

/** Whether the link leads nowhere any more. */
const isWorthless = (fault: Fault) =>
  fault.kind === 'refused' && [401, 403, 404].includes(fault.status)

function NotShown({ link, fault }: { readonly link: Link; readonly fault: Fault }) {
  const isWorth = !isWorthless(fault)
  return (
    <>
      <h1>{words.fault.cantShow}</h1>
      <Faults fault={isWorth ? fault : { kind: 'ours', message: words.fault.worthless }} />
      {!isWorth && (
        <p>
          <a href="./" onClick={() => forget(link)}>
            {words.create.heading}
          </a>
        </p>
      )}
    </>
  )
}

/** What one wants to know at first. */
function Facts(props: {
  readonly event: Schema<'Event'>
  /** The name of whoever reads it, where they take part. */
  readonly self: string | undefined
  readonly zone: string
}) {
  const { event, self, zone } = props
  const { buffer_before_minutes: before, buffer_after_minutes: after } = event
  return (
    <ul class="facts">
      <li>{words.minutes(event.duration_minutes)}</li>
      {before + after > 0 && <li>{words.buffers(before, after)}</li>}
      <li>{words.by(event.organizer.name)}</li>
      <li>{words.peopleCount(event.participant_count)}</li>
      {self !== undefined && <li>{words.youAre(self)}</li>}
      {event.answer_by !== undefined && (
        <li>{words.answerBy(shownTimes(zone).moment(Date.parse(event.answer_by)))}</li>
      )}
    </ul>
  )
}
