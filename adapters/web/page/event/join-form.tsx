import { useState } from 'preact/hooks'
import {
  answerOf,
  type Schema,
  type SlotClient,
} from '../../../../clients/typescript/source/slot-client.ts'
import { addressOf } from '../link.ts'
import { Faults } from '../parts/faults.tsx'
import { PersonFields } from '../parts/person-fields.tsx'
import { submittedForm } from '../parts/submitted-form.ts'
import { useRequestKey } from '../parts/use-request-key.ts'
import { remember } from '../remembered.ts'
import { type Fault, faultOf } from '../service.ts'
import { ownZone } from '../time/zones.ts'
import { words } from '../words/words.ts'

/** Where somebody who was invited says who they are; from then on they have a link of their own. */
export function JoinForm(props: { readonly client: SlotClient; readonly event: Schema<'Event'> }) {
  const { client, event } = props
  const [fault, setFault] = useState<Fault>()
  const [isSending, setSending] = useState(false)
  const key = useRequestKey()

  const join = async (submitted: SubmitEvent) => {
    const { text } = submittedForm(submitted)
    const body = { name: text('name'), email: text('email'), timezone: ownZone }
    setSending(true)
    setFault(undefined)
    try {
      const { participants } = await answerOf(
        client.POST('/events/{event_id}/participants', {
          params: { path: { event_id: event.event_id } },
          body,
          headers: key.headersFor(body),
        }),
      )
      const link = { eventId: event.event_id, token: participants[0]?.token }
      remember({ link, title: event.title })
      // The way back would lead to this form again.
      location.replace(addressOf(link))
    } catch (error) {
      setFault(faultOf(error))
      setSending(false)
    }
  }

  return (
    <section aria-labelledby="join-heading">
      <h2 id="join-heading">{words.join.heading}</h2>
      <form class="stack" onSubmit={join}>
        <PersonFields isSelf />
        <p class="hint">{words.join.hint}</p>
        <Faults fault={fault} />
        <button type="submit" class="main" disabled={isSending}>
          {words.join.submit}
        </button>
      </form>
    </section>
  )
}
