import type { Answer, RunningService } from './running-service.ts'

const NEW_YORK = 'America/New_York'

/** `slot('12', '14:00', '15:30')` is Jan 12, 2026, 14:00–15:30 in New York, as a caller writes it. */
export const slot = (day: string, start: string, end: string) => ({
  start_time: `2026-01-${day}T${start}`,
  end_time: `2026-01-${day}T${end}`,
  timezone: NEW_YORK,
})

/** The body of the event of the design document's example 1. */
export const exampleEvent = {
  title: 'Q1 planning',
  duration_minutes: 60,
  organizer: { name: 'Olga', email: 'olga@example.com' },
  proposed_slots: [slot('12', '14:00', '16:00'), slot('14', '18:00', '20:00')],
  participants: [
    { name: 'Ada', email: 'ada@example.com' },
    { name: 'Ben', email: 'ben@example.com' },
    { name: 'Cleo', email: 'cleo@example.com' },
  ],
}

/** When the three of example 1 can attend, in their order. */
export const exampleAnswers = [
  [slot('12', '14:00', '15:30'), slot('14', '18:00', '20:00')],
  [slot('12', '14:00', '16:00'), slot('14', '19:00', '20:00')],
  [slot('12', '15:00', '16:00'), slot('14', '18:00', '19:30')],
]

/** A participant of a created event. */
export type Invited = { readonly id: string; readonly token: string }

/** An event that exists, with the tokens that open it. */
export type Created = {
  readonly path: string
  readonly organizer: string
  readonly join: string
  readonly participants: readonly Invited[]
  readonly answer: Answer
}

/** Creates the event of example 1, changed as wanted. */
export async function createEvent(service: RunningService, changes: object = {}): Promise<Created> {
  return created(await service.call('POST', '/events', { json: { ...exampleEvent, ...changes } }))
}

/** The event that this is the answer to the creation of. */
export function created(answer: Answer): Created {
  const { event_id, organizer_token, join_token, participants } = answer.body
  return {
    path: `/events/${event_id}`,
    organizer: organizer_token,
    join: join_token,
    participants: participants.map(({ user_id, token }: { user_id: string; token: string }) => ({
      id: user_id,
      token,
    })),
    answer,
  }
}

/** The n-th participant of the event: Ada, Ben, Cleo. */
export function participant({ participants }: Created, n: number): Invited {
  const found = participants[n]
  if (found === undefined) throw new Error(`there is no participant ${n}`)
  return found
}

/** Sends a participant's answer with their own token. */
export const submit = (
  service: RunningService,
  event: Created,
  { id, token }: Invited,
  slots: readonly object[],
  headers: Record<string, string> = {},
): Promise<Answer> =>
  service.call('POST', `${event.path}/availability`, {
    token,
    json: { user_id: id, slots },
    headers,
  })

/** Creates the event of example 1 with everybody's answer. */
export async function createAnswered(service: RunningService): Promise<Created> {
  const event = await createEvent(service)
  for (const [n, slots] of exampleAnswers.entries()) {
    await submit(service, event, participant(event, n), slots)
  }
  return event
}

/** All that can be read of an event, to compare before and after. */
export async function everything(service: RunningService, event: Created): Promise<unknown> {
  const read = async (path: string) =>
    (await service.call('GET', event.path + path, { token: event.organizer })).body
  return [await read(''), await read('/recommendations?limit=100')]
}
