import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { EventFields } from '../parts/event-fields.tsx'
import { Faults } from '../parts/faults.tsx'
import { Field } from '../parts/field.tsx'
import { submittedForm } from '../parts/submitted-form.ts'
import { useAction } from '../parts/use-action.ts'
import { words } from '../words/words.ts'
import type { EventOnPage } from './use-event.ts'

/** Lets the organizer change what is said of an event, and until when people may answer. */
export function EventDetails(props: {
  readonly page: EventOnPage
  readonly event: Schema<'Event'>
  /** The zone of the clock by which the last moment for answers is given. */
  readonly zone: string
}) {
  const { page, event, zone } = props
  const { run, isBusy, fault } = useAction()

  const save = (submitted: SubmitEvent) => {
    const { form, text } = submittedForm(submitted)
    const answerBy = text('answer_by')
    const body = {
      title: text('title'),
      description: text('description') || null,
      duration_minutes: Number(text('duration_minutes')),
      answer_by: answerBy === '' ? null : instantOf(answerBy, zone),
    }
    return run(async () => {
      const params = { path: { event_id: event.event_id } }
      await answerOf(page.client.PATCH('/events/{event_id}', { params, body }))
      await page.reload()
      form.closest('details')?.removeAttribute('open')
    })
  }

  return (
    <details>
      <summary>{words.details.summary}</summary>
      <form class="stack" onSubmit={save}>
        <EventFields event={event} />
        <Field label={words.details.answerBy} isOptional>
          <input
            name="answer_by"
            type="datetime-local"
            defaultValue={event.answer_by === undefined ? '' : clockAt(event.answer_by, zone)}
          />
        </Field>
        <Faults fault={fault} />
        <button type="submit" class="main" disabled={isBusy}>
          {words.details.save}
        </button>
      </form>
    </details>
  )
}

/** What the clocks of a zone show, as a field for date and time has it: `2026-01-12T18:00`. */
const clockAt = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

const instantOf = (clock: string, zone: string): string =>
  Temporal.PlainDateTime.from(clock).toZonedDateTime(zone).toInstant().toString()
