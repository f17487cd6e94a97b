import type { Schema } from '../slot-client.ts'

/** Whether what a server answered is what a command is about to read. */
export type Shape = (value: unknown) => boolean

const text: Shape = (value) => typeof value === 'string'
const number: Shape = (value) => typeof value === 'number'
const instant: Shape = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const list =
  (each: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(each)
const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value)

/** An object with these fields, whatever else is in it: a newer service may say more. */
const object =
  <Answer>(fields: { readonly [Name in keyof Answer]?: Shape }): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Shape | undefined>(fields).every(([name, shape]) =>
      shape?.((value as Record<string, unknown>)[name]),
    )

const span = { start_time: instant, end_time: instant }
const notices = list(object<{ detail: string }>({ detail: text }))

/** What is read of an event. */
export const EVENT = object<Schema<'Event'>>({
  title: text,
  duration_minutes: number,
  status: text,
  you: object<Schema<'You'>>({ role: text, user_id: optional(text) }),
  scheduled: optional(object<typeof span>(span)),
  answer_by: optional(instant),
  proposed_slots: list(object<Schema<'Slot'>>(span)),
  participants: list(
    object<Schema<'Participant'>>({
      user_id: text,
      name: text,
      status: optional(text),
    }),
  ),
})

const invited = list(
  object<Schema<'InvitedParticipant'>>({ user_id: text, name: text, token: text }),
)

/** What is read of an event that has just been created. */
export const CREATED = object<Schema<'CreatedEvent'>>({
  event_id: text,
  title: text,
  duration_minutes: number,
  organizer: object<Schema<'Organizer'>>({ name: text }),
  organizer_token: text,
  join_token: text,
  participants: invited,
  notices,
})

/** What is read of the answer to somebody who joins. */
export const JOINED = object<Schema<'InvitedParticipants'>>({ participants: invited })

/** What is read of an answer that was kept. */
export const KEPT = object<Schema<'SubmittedAvailability'>>({
  slots: list(object<Schema<'Slot'>>(span)),
  notices,
})

/** What is read of a ranking. */
export const RANKED = object<Schema<'Recommendations'>>({
  duration_minutes: number,
  participant_count: number,
  responded_count: number,
  recommendations: list(
    object<Schema<'Recommendation'>>({
      ...span,
      rank: number,
      available_count: number,
      available: list(text),
      if_needed: list(text),
      unavailable: list(text),
      no_response: list(text),
      missing: object<Schema<'Recommendation'>['missing']>({
        required: list(text),
        groups: list(text),
      }),
    }),
  ),
  empty_reason: optional(text),
  advice: optional(list(object<Schema<'Advice'>>({ detail: text }))),
})
