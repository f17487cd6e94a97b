import { useEffect, useState } from 'preact/hooks'
import { answerOf } from '../../../../clients/typescript/source/slot-client.ts'
import { addressOf, fragmentOf, type Link } from '../link.ts'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { CopiedAddress } from '../parts/copied-address.tsx'
import { Faults } from '../parts/faults.tsx'
import { Toggle } from '../parts/toggle.tsx'
import { useAction } from '../parts/use-action.ts'
import { remember } from '../remembered.ts'
import { clientFor, faultOf } from '../service.ts'
import { words } from '../words/words.ts'
import type { EventOnPage, LoadedEvent } from './use-event.ts'

/** The link by which people add themselves, and the organizer's own, to keep. */
export function Invitation(props: {
  readonly page: EventOnPage
  readonly event: LoadedEvent['event']
  readonly link: Link
}) {
  const { page, event, link } = props
  const { run, isBusy, fault } = useAction()
  const { event_id: eventId } = event
  const params = { path: { event_id: eventId } }
  const isOpen = event.joining === 'open'
  const isJoinLinkDead = useIsDead(eventId, link.joinToken)
  const isShared = isOpen && link.joinToken !== undefined && !isJoinLinkDead

  if (link.token === undefined) {
    return <p class="notice">{words.invitation.forAll(event.organizer.name)}</p>
  }

  const renew = () =>
    run(async () => {
      const { join_token } = await answerOf(
        page.client.POST('/events/{event_id}/join_token', { params }),
      )
      const renewed = { ...link, joinToken: join_token }
      remember({ link: renewed, title: event.title })
      location.replace(fragmentOf(renewed))
    })
  const setJoining = (joining: 'open' | 'closed') =>
    run(async () => {
      await answerOf(page.client.PATCH('/events/{event_id}', { params, body: { joining } }))
      await page.reload()
    })

  return (
    <section aria-labelledby="invitation-heading" class="panel invitation">
      <h2 id="invitation-heading">
        {isShared ? words.invitation.heading : words.invitation.headingWithoutLink}
      </h2>
      {isOpen && !isShared && <p class="hint">{words.invitation.unknown}</p>}
      {isShared && link.joinToken !== undefined && (
        <>
          <p class="hint">{words.invitation.hint}</p>
          <CopiedAddress
            label={words.invitation.heading}
            address={addressOf({ eventId, token: link.joinToken })}
          />
        </>
      )}
      <div class="actions">
        <Toggle
          label={words.invitation.joining}
          isOn={isOpen}
          disabled={isBusy}
          onToggled={(isJoinable) => setJoining(isJoinable ? 'open' : 'closed')}
        />
        {isOpen && (
          <ConfirmedButton
            label={words.invitation.renew}
            question={words.invitation.renewQuestion}
            isBusy={isBusy}
            onConfirmed={renew}
          />
        )}
      </div>
      <Faults fault={fault} />
    </section>
  )
}

/** Whether a join link opens nothing any more: it may have been renewed from another device. */
function useIsDead(event_id: string, joinToken: string | undefined): boolean {
  const [dead, setDead] = useState<string>()
  useEffect(() => {
    if (joinToken === undefined) return
    const params = { path: { event_id } }
    answerOf(clientFor(joinToken).GET('/events/{event_id}', { params })).catch((error) => {
      const fault = faultOf(error)
      if (fault.kind === 'refused' && fault.status === 401) setDead(joinToken)
    })
  }, [event_id, joinToken])
  return joinToken !== undefined && dead === joinToken
}
