import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { Faults } from '../parts/faults.tsx'
import { useAction } from '../parts/use-action.ts'
import { words } from '../words/words.ts'
import type { EventOnPage } from './use-event.ts'

/** Opens the event again, or calls the meeting off. */
export function Ending(props: { readonly page: EventOnPage; readonly event: Schema<'Event'> }) {
  const { page, event } = props
  const { run, isBusy, fault } = useAction()
  const params = { path: { event_id: event.event_id } }
  if (event.status === 'cancelled') return null
  const andReload = (action: () => Promise<unknown>) =>
    run(async () => {
      await action()
      await page.reload()
    })
  return (
    <section aria-labelledby="ending-heading" class="panel">
      <h2 id="ending-heading">{words.ending.heading}</h2>
      <div class="actions">
        {event.status === 'scheduled' && (
          <ConfirmedButton
            label={words.ending.reopen}
            question={words.ending.reopenQuestion}
            disabled={isBusy}
            onConfirmed={() =>
              andReload(() =>
                answerOf(page.client.DELETE('/events/{event_id}/schedule', { params })),
              )
            }
          />
        )}
        <ConfirmedButton
          label={words.ending.cancel}
          question={words.ending.cancelQuestion}
          disabled={isBusy}
          onConfirmed={() =>
            andReload(() =>
              answerOf(
                page.client.PATCH('/events/{event_id}', { params, body: { status: 'cancelled' } }),
              ),
            )
          }
        />
      </div>
      <Faults fault={fault} />
    </section>
  )
}
