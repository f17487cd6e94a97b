/** How an event lives: who takes part, in what, and how often they look. */
export type EventLife = {
  readonly people: number
  readonly windows: number
  /** Slots in the answer of each. */
  readonly slots: number
  /** How often the ranking is looked at, spread over the answers. */
  readonly looks: number
}

/** How many requests a life takes: creation, answers, looks, each reading the event once, and the end. */
export const requestsOf = ({ people, looks }: EventLife): number => 1 + people + looks + people + 1

const JSON_TYPE = { 'Content-Type': 'application/json' }

/**
 * Lives through an event on a running service: somebody creates it, everybody reads it and answers,
 * somebody looks now and then, and the best time is scheduled.
 *
 * @throws Error for an answer that is not good
 */
export async function liveOnce(url: string, life: EventLife): Promise<void> {
  const created = await call<Created>('POST', `${url}/events`, undefined, newEvent(life))
  const eventUrl = `${url}/events/${created.event_id}`
  const looksEach = life.looks / life.people
  let looks = 0
  for (const [place, { user_id, token }] of created.participants.entries()) {
    await call('GET', eventUrl, token)
    await call('POST', `${eventUrl}/availability`, token, answer(user_id, place, life))
    for (; looks < Math.round((place + 1) * looksEach); looks++) {
      await call('GET', `${eventUrl}/recommendations`, token)
    }
  }
  await call('POST', `${eventUrl}/schedule`, created.organizer_token, { start_time: time(0, 0) })
}

type Created = {
  readonly event_id: string
  readonly organizer_token: string
  readonly participants: readonly { readonly user_id: string; readonly token: string }[]
}

const time = (day: number, minutes: number) =>
  new Date(Date.UTC(2030, 0, 7 + day, 8, minutes)).toISOString()

const newEvent = ({ people, windows }: EventLife) => ({
  title: 'Quarterly planning',
  duration_minutes: 60,
  organizer: { name: 'Olga', email: 'olga@example.com' },
  proposed_slots: Array.from({ length: windows }, (_, day) => ({
    start_time: time(day, 0),
    end_time: time(day, 480),
  })),
  participants: Array.from({ length: people }, (_, i) => ({
    name: `Person ${i}`,
    email: `person${i}@example.com`,
  })),
})

const answer = (userId: string, place: number, { slots, windows }: EventLife) => ({
  user_id: userId,
  slots: Array.from({ length: slots }, (_, k) => {
    const minutes = ((place * 7 + k * 5) % 24) * 15
    return { start_time: time(k % windows, minutes), end_time: time(k % windows, minutes + 120) }
  }),
})

async function call<Body>(
  method: string,
  url: string,
  token: string | undefined,
  json?: object,
): Promise<Body> {
  const response = await fetch(url, {
    method,
    headers: { ...JSON_TYPE, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
  return JSON.parse(text) as Body
}
