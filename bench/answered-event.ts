/** How many people take part in an event, and how many slots each of them has answered with. */
export type EventSize = { readonly people: number; readonly slots: number }

/** Small, medium and large. */
export const SIZES = {
  small: { people: 3, slots: 2 },
  medium: { people: 30, slots: 10 },
  large: { people: 300, slots: 20 },
} as const satisfies Record<string, EventSize>

/** `300 × 20`. */
export const sizeName = ({ people, slots }: EventSize) => `${people} × ${slots}`

/** An event on a running service, as far as a bench needs to know it. */
export type AnsweredEvent = {
  readonly path: string
  readonly organizer: Record<string, string>
  readonly userIds: readonly string[]
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

const time = (day: number, minutes: number) =>
  new Date(Date.UTC(2026, 0, 12 + day, 8, minutes)).toISOString()

/** The answer of the participant at this place: that many slots over ten days. */
export const submission = (userId: string, place: number, slots: number) =>
  JSON.stringify({
    user_id: userId,
    slots: Array.from({ length: slots }, (_, k) => {
      const minutes = (k % 2) * 300 + ((place * 7 + k) % 8) * 15
      return { start_time: time(k >> 1, minutes), end_time: time(k >> 1, minutes + 120) }
    }),
  })

/** Creates an event of this size over ten days, with everybody's answer. */
export async function answeredEvent(url: string, size: EventSize): Promise<AnsweredEvent> {
  const created = await post(`${url}/events`, JSON_TYPE, {
    title: sizeName(size),
    duration_minutes: 60,
    organizer: { name: 'Olga', email: 'olga@example.com' },
    proposed_slots: Array.from({ length: 10 }, (_, day) => ({
      start_time: time(day, 0),
      end_time: time(day, 600),
    })),
    participants: Array.from({ length: size.people }, (_, i) => ({
      name: `Person ${i}`,
      email: `person${i}@example.com`,
    })),
  })
  const event = created as {
    event_id: string
    organizer_token: string
    participants: { user_id: string }[]
  }
  const path = `/events/${event.event_id}`
  const organizer = { ...JSON_TYPE, Authorization: `Bearer ${event.organizer_token}` }
  const userIds = event.participants.map(({ user_id }) => user_id)
  for (const [place, userId] of userIds.entries()) {
    await post(`${url}${path}/availability`, organizer, submission(userId, place, size.slots))
  }
  return { path, organizer, userIds }
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, { method: 'POST', headers, body: text })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}
