import { Fragment } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { answerOf } from '../../../../clients/typescript/source/slot-client.ts'
import { addressOf } from '../link.ts'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { CopiedAddress } from '../parts/copied-address.tsx'
import { Faults } from '../parts/faults.tsx'
import { PersonFields } from '../parts/person-fields.tsx'
import { submittedForm } from '../parts/submitted-form.ts'
import { Toggle } from '../parts/toggle.tsx'
import { useAction } from '../parts/use-action.ts'
import { useLedFocus } from '../parts/use-led-focus.ts'
import { useRequestKey } from '../parts/use-request-key.ts'
import { words } from '../words/words.ts'
import { invitationMail, type Letter, reminderMails, settledMails } from './mail.ts'
import type { EventOnPage, LoadedEvent } from './use-event.ts'

type PeopleProps = {
  readonly page: EventOnPage
  readonly event: LoadedEvent['event']
  readonly zone: string
}

/** Who takes part, who must, and who has yet to answer: for the organizer. */
export function People({ page, event, zone }: PeopleProps) {
  const { run, isBusy, fault } = useAction()
  const key = useRequestKey()
  /** Links that were made just now, by user id: they are shown once. */
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map())
  const { event_id } = event
  const isOpen = event.status === 'open'
  const showLink = (userId: string, token: string) =>
    setLinks((known) => new Map([...known, [userId, addressOf({ eventId: event_id, token })]]))
  const pathOf = (user_id: string) => ({ params: { path: { event_id, user_id } } })
  const path = '/events/{event_id}/participants/{user_id}'

  const setRequired = (userId: string, required: boolean) =>
    run(async () => {
      await answerOf(page.client.PATCH(path, { ...pathOf(userId), body: { required } }))
      await page.reload()
    })
  const remove = (userId: string) =>
    run(async () => {
      await answerOf(page.client.DELETE(path, pathOf(userId)))
      await page.reload()
    })
  const renewLink = (userId: string) =>
    run(async () => {
      const { token } = await answerOf(page.client.POST(`${path}/token`, pathOf(userId)))
      showLink(userId, token)
    })
  const add = (submitted: SubmitEvent) => {
    const { form, text } = submittedForm(submitted)
    const body = { name: text('name'), email: text('email') }
    return run(async () => {
      const { participants } = await answerOf(
        page.client.POST('/events/{event_id}/participants', {
          params: { path: { event_id } },
          body,
          headers: key.headersFor(body),
        }),
      )
      key.used()
      form.reset()
      for (const { user_id, token } of participants) showLink(user_id, token)
      await page.reload()
    })
  }

  const heading = useRef<HTMLHeadingElement>(null)
  useLedFocus(heading, event.participants.length)

  const others = event.participants.filter(({ user_id }) => user_id !== event.organizer.user_id)
  const silent = others.filter(({ status }) => status === 'invited')
  return (
    <section aria-labelledby="people-heading" class="panel">
      <h2 id="people-heading" ref={heading} tabIndex={-1}>
        {words.people.heading}
      </h2>
      {isOpen && silent.length > 0 && (
        <p class="notice">
          {words.people.silent(silent.map(({ name }) => name))}
          <Letters letters={reminderMails(event, silent)} text={words.people.remind} />
        </p>
      )}
      {event.status === 'scheduled' && others.length > 0 && (
        <p class="notice">
          {words.people.untold}
          <Letters letters={settledMails(event, others, zone)} text={words.people.tell} />
        </p>
      )}
      <ul class="people">
        {event.participants.map((person) => (
          <li key={person.user_id}>
            <div class="person">
              <strong>{person.name}</strong>
              <span class="muted">{person.email}</span>
              <span class="status" data-status={person.status}>
                {words.people.status[person.status ?? 'invited']}
              </span>
            </div>
            <div class="actions">
              {isOpen && (
                <Toggle
                  label={words.people.required}
                  fullLabel={words.people.requiredOf(person.name)}
                  isOn={person.required}
                  disabled={false}
                  onToggled={(required) => setRequired(person.user_id, required)}
                />
              )}
              {event.status !== 'cancelled' && person.user_id !== event.organizer.user_id && (
                <ConfirmedButton
                  label={words.people.newLink}
                  fullLabel={words.people.newLinkOf(person.name)}
                  question={words.people.newLinkQuestion(person.name)}
                  isBusy={isBusy}
                  onConfirmed={() => renewLink(person.user_id)}
                />
              )}
              {isOpen && (
                <ConfirmedButton
                  label={words.people.remove}
                  fullLabel={words.people.removeThis(person.name)}
                  question={words.people.removeQuestion(person.name)}
                  isGrave
                  isBusy={isBusy}
                  onConfirmed={() => remove(person.user_id)}
                />
              )}
            </div>
            <NewLink event={event} person={person} address={links.get(person.user_id)} />
          </li>
        ))}
      </ul>
      {isOpen && (
        <form class="add-person" onSubmit={add}>
          <h3>{words.people.add}</h3>
          <PersonFields isSelf={false} />
          <button type="submit" disabled={isBusy}>
            {words.people.addThem}
          </button>
        </form>
      )}
      <Faults fault={fault} />
    </section>
  )
}

/** Links that open letters, each named after those whom it is to. */
const Letters = (props: {
  readonly letters: readonly Letter[]
  readonly text: (from: number, to: number, all: number) => string
}) => {
  const all = props.letters.at(-1)?.to ?? 0
  return props.letters.map(({ address, from, to }) => (
    <Fragment key={from}>
      {' '}
      <a href={address}>{props.text(from, to, all)}</a>
    </Fragment>
  ))
}

/** A link that was made just now, to be handed on. */
function NewLink(props: {
  readonly event: LoadedEvent['event']
  readonly person: LoadedEvent['event']['participants'][number]
  readonly address: string | undefined
}) {
  const { event, person, address } = props
  if (address === undefined) return null
  return (
    <div class="new-link">
      <p class="hint">{words.people.linkOf(person.name)}</p>
      <CopiedAddress label={words.people.linkOf(person.name)} address={address} />
      {person.email !== undefined && (
        <a href={invitationMail(event, person.email, address)}>{words.people.sendLink}</a>
      )}
    </div>
  )
}
