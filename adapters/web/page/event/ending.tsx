import { useRef } from 'preact/hooks'
import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { Link } from '../link.ts'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { Faults } from '../parts/faults.tsx'
import { useAction } from '../parts/use-action.ts'
import { useLedFocus } from '../parts/use-led-focus.ts'
import { forget } from '../remembered.ts'
import { words } from '../words/words.ts'
import { EventDetails } from './event-details.tsx'
import { OwnLink } from './own-link.tsx'
import type { EventOnPage } from './use-event.ts'

/** Changes what is said of the event, opens it again, calls the meeting off, or deletes it all. */
export function Ending(props: {
  readonly page: EventOnPage
  readonly event: Schema<'Event'>
  readonly link: Link
  readonly zone: string
}) {
  const { page, event, link, zone } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useLedFocus(heading, event.status)
  const { run, isBusy, fault } = useAction()
  const params = { path: { event_id: event.event_id } }
  const andReload = (action: () => Promise<unknown>) =>
    run(async () => {
      await action()
      await page.reload()
    })
  return (
    <section aria-labelledby="ending-heading" class="panel">
      <h2 id="ending-heading" ref={heading} tabIndex={-1}>
        {words.ending.heading}
      </h2>
      <OwnLink link={link} isOrganizer />
      {event.status === 'open' && <EventDetails page={page} event={event} zone={zone} />}
      <div class="actions">
        {event.status === 'scheduled' && (
          <ConfirmedButton
            label={words.ending.reopen}
            question={words.ending.reopenQuestion}
            isBusy={isBusy}
            onConfirmed={() =>
              andReload(() =>
                answerOf(page.client.DELETE('/events/{event_id}/schedule', { params })),
              )
            }
          />
        )}
        {event.status !== 'cancelled' && (
          <ConfirmedButton
            label={words.ending.cancel}
            question={words.ending.cancelQuestion}
            isGrave
            isBusy={isBusy}
            onConfirmed={() =>
              andReload(() =>
                answerOf(
                  page.client.PATCH('/events/{event_id}', {
                    params,
                    body: { status: 'cancelled' },
                  }),
                ),
              )
            }
          />
        )}
        <ConfirmedButton
          label={words.ending.remove}
          question={words.ending.removeQuestion}
          isGrave
          isBusy={isBusy}
          onConfirmed={() =>
            run(async () => {
              await answerOf(page.client.DELETE('/events/{event_id}', { params }))
              forget(link)
              location.assign('./')
            })
          }
        />
      </div>
      <Faults fault={fault} />
    </section>
  )
}
