import { call } from './caller.ts'

/** An event that exists, with the tokens that open it. */
export type StagedEvent = {
  readonly path: string
  readonly organizer: string
  readonly participants: readonly StagedParticipant[]
}

/** Somebody invited to an event. */
export type StagedParticipant = { readonly id: string; readonly token: string }

/** Creates an event of ten hours in steps of one, with so many participants. */
export async function createStagedEvent(url: string, people: number): Promise<StagedEvent> {
  const { status, body } = await call(url, 'POST', '/events', {
    json: {
      title: 'Through thick and thin',
      duration_minutes: 60,
      step_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: [
        { start_time: '2030-01-01T08:00:00Z', end_time: '2030-01-01T18:00:00Z', timezone: 'UTC' },
      ],
      participants: Array.from({ length: people }, (_, n) => ({
        name: `Participant ${n}`,
        email: `participant-${n}@example.com`,
      })),
    },
  })
  if (status !== 201) throw new Error(`no event: ${JSON.stringify(body)}`)
  return {
    path: `/events/${body.event_id}`,
    organizer: body.organizer_token,
    participants: body.participants.map((one: { user_id: string; token: string }) => ({
      id: one.user_id,
      token: one.token,
    })),
  }
}
