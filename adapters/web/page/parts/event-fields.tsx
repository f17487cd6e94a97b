import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { words } from '../words/words.ts'
import { Field, NOT_BLANK } from './field.tsx'

/** What an event is called, about and how long: `title`, `description`, `duration_minutes` of a form. */
type Described = Pick<Schema<'Event'>, 'title' | 'description' | 'duration_minutes'>

const DURATIONS_MINUTES = [15, 30, 45, 60, 90, 120, 180, 240, 480]
const UNNAMED: Described = { title: '', duration_minutes: 60 }

/** What is said of an event, to be filled in; or changed, where there is one. */
export function EventFields({ event = UNNAMED }: { readonly event?: Described }) {
  const durations = new Set([...DURATIONS_MINUTES, event.duration_minutes])
  return (
    <>
      <Field label={words.create.title}>
        <input
          name="title"
          required
          pattern={NOT_BLANK}
          maxLength={200}
          autocomplete="off"
          defaultValue={event.title}
        />
      </Field>
      <Field label={words.create.description} isOptional>
        <textarea
          name="description"
          rows={2}
          maxLength={5_000}
          defaultValue={event.description ?? ''}
        />
      </Field>
      <Field label={words.create.duration}>
        <select name="duration_minutes">
          {[...durations]
            .sort((one, other) => one - other)
            .map((minutes) => (
              <option key={minutes} value={minutes} selected={minutes === event.duration_minutes}>
                {words.minutes(minutes)}
              </option>
            ))}
        </select>
      </Field>
    </>
  )
}
