import { useState } from 'preact/hooks'
import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { EventFields } from '../parts/event-fields.tsx'
import { Faults } from '../parts/faults.tsx'
import { Field } from '../parts/field.tsx'
import { submittedForm } from '../parts/submitted-form.ts'
import { useAction } from '../parts/use-action.ts'
import { zoneName } from '../time/zones.ts'
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

  const [edition, setEdition] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const answerBy = event.answer_by === undefined ? '' : clockAt(event.answer_by, zone)

  const save = (submitted: SubmitEvent) => {
    const { text } = submittedForm(submitted)
    const given = {
      title: text('title'),
      description: text('description'),
      duration_minutes: Number(text('duration_minutes')),
      answer_by: text('answer_by'),
    }
    // What was not changed here may have been elsewhere.
    const body = {
      ...(given.title !== event.title && { title: given.title }),
      ...(given.description !== (event.description ?? '') && {
        description: given.description || null,
      }),
      ...(given.duration_minutes !== event.duration_minutes && {
        duration_minutes: given.duration_minutes,
      }),
      ...(given.answer_by !== answerBy && {
        answer_by: given.answer_by === '' ? null : instantOf(given.answer_by, zone),
      }),
    }
    return run(async () => {
      const params = { path: { event_id: event.event_id } }
      if (Object.keys(body).length > 0) {
        await answerOf(page.client.PATCH('/events/{event_id}', { params, body }))
        await page.reload()
      }
      setOpen(false)
    })
  }

  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        // What was given up is not there again the next time.
        if (!currentTarget.open) setEdition(edition + 1)
      }}
    >
      <summary>{words.details.summary}</summary>
      <form key={`${edition} ${zone}`} class="stack" onSubmit={save}>
        <EventFields event={event} />
        <Field label={words.details.answerBy(zoneName(zone))} isOptional>
          <input
            name="answer_by"
            type="datetime-local"
            max="2199-12-31T23:59"
            defaultValue={answerBy}
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
