import type { Schema, SlotClient } from '../../../../clients/typescript/source/slot-client.ts'
import { fragmentOf } from '../link.ts'
import { rememberedLink } from '../remembered.ts'
import { words } from '../words/words.ts'
import { JoinForm } from './join-form.tsx'
import { namesIn } from './names.ts'
import { ProposedTimes } from './proposed-times.tsx'
import { Settled } from './settled.tsx'

/** What somebody sees who has an invitation, and is nobody there yet. */
export function Invited(props: {
  readonly client: SlotClient
  readonly event: Schema<'Event'>
  readonly zone: string
}) {
  const { client, event, zone } = props
  const known = rememberedLink(event.event_id)
  return (
    <>
      <Settled client={client} event={event} nameOf={namesIn(event, undefined)} zone={zone} />
      <div class="panel narrow">
        {known !== undefined && (
          <p class="notice">
            {words.join.known}{' '}
            <a class="main" href={fragmentOf(known)}>
              {words.join.goOn}
            </a>
          </p>
        )}
        {event.status === 'open' && <ProposedTimes event={event} zone={zone} />}
        {event.status === 'open' && event.joining === 'closed' && (
          <p class="notice">{words.fault.refusals['joining-closed']}</p>
        )}
        {event.status === 'open' && event.joining === 'open' && (
          <JoinForm client={client} event={event} />
        )}
      </div>
    </>
  )
}
