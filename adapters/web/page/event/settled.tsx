import { useState } from 'preact/hooks'
import {
  answerOf,
  type Schema,
  type SlotClient,
} from '../../../../clients/typescript/source/slot-client.ts'
import { Faults } from '../parts/faults.tsx'
import { type Fault, faultOf } from '../service.ts'
import { shownTimes } from '../time/shown-times.ts'
import { isSameZone, zoneName } from '../time/zones.ts'
import { words } from '../words/words.ts'
import type { NameOf } from './names.ts'

type SettledProps = {
  readonly client: SlotClient
  readonly event: Schema<'Event'>
  readonly nameOf: NameOf
  readonly zone: string
}

/** When the meeting is, or that it is not to be; and the way into one's own calendar. */
export function Settled({ client, event, nameOf, zone }: SettledProps) {
  const [fault, setFault] = useState<Fault>()
  const { scheduled, status } = event
  if (status === 'open') return null
  const [start, end] = [scheduled?.start_time, scheduled?.end_time].map((time) =>
    Date.parse(time ?? ''),
  )
  const when = start && end ? shownTimes(zone).range(start, end) : undefined

  const download = async () => {
    try {
      const call = client.GET('/events/{event_id}/calendar.ics', {
        params: { path: { event_id: event.event_id } },
        parseAs: 'text',
      })
      const text = await answerOf(call)
      const { headers } = (await call).response
      offer(
        new Blob([text as string], { type: 'text/calendar' }),
        savedName(headers.get('Content-Disposition') ?? ''),
      )
      setFault(undefined)
    } catch (error) {
      setFault(faultOf(error))
    }
  }

  return (
    <section aria-labelledby="settled-heading" class="settled" data-status={status}>
      <h2 id="settled-heading">
        {status === 'scheduled' ? words.settled.scheduled : words.settled.cancelled}
      </h2>
      {when && (
        <p class="when">
          {when} <span class="muted">{zoneName(zone)}</span>
        </p>
      )}
      {status === 'scheduled' && start && end && (
        <Elsewhere event={event} nameOf={nameOf} zone={zone} start={start} end={end} />
      )}
      {when && (
        <div class="actions">
          <button type="button" class="main" onClick={download}>
            {words.settled.calendarFile}
          </button>
          {Object.entries(event.calendar_links ?? {}).map(([site, address]) => (
            <a key={site} href={address} target="_blank" rel="noreferrer">
              {words.settled.site[site as keyof typeof words.settled.site]}
            </a>
          ))}
        </div>
      )}
      <Faults fault={fault} />
    </section>
  )
}

/** The time in the zones of the others. */
function Elsewhere(
  props: Omit<SettledProps, 'client'> & { readonly start: number; readonly end: number },
) {
  const { event, nameOf, zone, start, end } = props
  const others = Map.groupBy(
    event.participants.filter(
      ({ timezone }) => timezone !== undefined && !isSameZone(timezone, zone),
    ),
    ({ timezone }) => timezone as string,
  )
  if (others.size === 0) return null
  return (
    <ul class="local-times">
      {[...others].map(([timezone, people]) => (
        <li key={timezone}>
          <strong>{shownTimes(timezone).range(start, end)}</strong> {zoneName(timezone)}:{' '}
          {words.list(people.map(({ user_id }) => nameOf(user_id)))}
        </li>
      ))}
    </ul>
  )
}

/** The name under which the service has a file saved (RFC 6266, section 4.3; RFC 8187). */
function savedName(disposition: string): string {
  const [, extended] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
  const [, plain] = /filename="([^"]+)"/i.exec(disposition) ?? []
  return extended === undefined ? (plain ?? 'meeting.ics') : decodeURIComponent(extended)
}

/** Has the browser keep a file. */
function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const anchor = Object.assign(document.createElement('a'), { href: address, download: name })
  anchor.click()
  // Some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
