import { useRef, useState } from 'preact/hooks'
import {
  answerOf,
  type Schema,
  type SlotClient,
} from '../../../../clients/typescript/source/slot-client.ts'
import { Faults } from '../parts/faults.tsx'
import { useLedFocus } from '../parts/use-led-focus.ts'
import { type Fault, faultOf } from '../service.ts'
import { shownTimes } from '../time/shown-times.ts'
import { zoneName } from '../time/zones.ts'
import { words } from '../words/words.ts'
import { Elsewhere, isElsewhere, type OtherZone } from './elsewhere.tsx'
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
  const heading = useRef<HTMLHeadingElement>(null)
  useLedFocus(heading, status)
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

  const state = status === 'scheduled' ? words.settled.scheduled : words.settled.cancelled
  return (
    <>
      <p role="status" class="unseen">
        {status !== 'open' && [state, when].join(' ')}
      </p>
      {status !== 'open' && (
        <section aria-labelledby="settled-heading" class="settled" data-status={status}>
          <h2 id="settled-heading" ref={heading} tabIndex={-1}>
            {state}
          </h2>
          {when && (
            <p class="when">
              {when} <span class="muted">{zoneName(zone)}</span>
            </p>
          )}
          {status === 'scheduled' && start && end && (
            <Elsewhere start={start} end={end} others={zonesOf(event, zone)} nameOf={nameOf} />
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
      )}
    </>
  )
}

/** The zones that people say they are in, but for the reader's. */
function zonesOf({ participants }: Schema<'Event'>, zone: string): readonly OtherZone[] {
  const others = Map.groupBy(participants.filter(isElsewhere(zone)), ({ timezone }) => timezone)
  return [...others].map(([timezone = zone, people]) => ({
    timezone,
    people: people.map(({ user_id }) => user_id),
  }))
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
