// What a recommendation costs over HTTP, beside the cheapest answer of the same server.
import autocannon from 'autocannon'
import { readConfiguration } from '../bootstrap/configuration.ts'
import { createLogger } from '../bootstrap/logger.ts'
import { startService } from '../bootstrap/service.ts'

const SECONDS = 4
const CONNECTIONS = 32
const SIZES = [
  { people: 3, slots: 2 },
  { people: 30, slots: 10 },
  { people: 300, slots: 20 },
]

const service = await startService(
  readConfiguration({ PORT: '0', LOG_LEVEL: 'silent' }),
  createLogger('silent'),
)

const json = { 'Content-Type': 'application/json' }
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const time = (day: number, minutes: number) =>
  new Date(Date.UTC(2026, 0, 12 + day, 8, minutes)).toISOString()

type Created = { event_id: string; organizer_token: string; participants: { user_id: string }[] }

/** An event of this size, with everybody's answer. */
async function answeredEvent({ people, slots }: (typeof SIZES)[number]) {
  const event = (await (
    await fetch(`${service.url}/events`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        title: `${people} × ${slots}`,
        duration_minutes: 60,
        organizer: { name: 'Olga', email: 'olga@example.com' },
        proposed_slots: Array.from({ length: 10 }, (_, day) => ({
          start_time: time(day, 0),
          end_time: time(day, 600),
        })),
        participants: Array.from({ length: people }, (_, i) => ({
          name: `Person ${i}`,
          email: `person${i}@example.com`,
        })),
      }),
    })
  ).json()) as Created
  for (const [i, { user_id }] of event.participants.entries()) {
    await fetch(`${service.url}/events/${event.event_id}/availability`, {
      method: 'POST',
      headers: { ...json, ...bearer(event.organizer_token) },
      body: JSON.stringify({
        user_id,
        slots: Array.from({ length: slots }, (_, k) => {
          const minutes = (k % 2) * 300 + ((i * 7 + k) % 8) * 15
          return { start_time: time(k >> 1, minutes), end_time: time(k >> 1, minutes + 120) }
        }),
      }),
    })
  }
  return event
}

/** Requests a second that the path answers, all of them well. */
async function rate(path: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({
    url: service.url + path,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path} failed`)
  return result.requests.average
}

console.log(`${CONNECTIONS} connections, ${SECONDS} s each, load from the same machine`)
const health = await rate('/health')
console.log(`GET /health                       ${health.toFixed(0)} requests/s`)
for (const size of SIZES) {
  const event = await answeredEvent(size)
  const answers = await rate(
    `/events/${event.event_id}/recommendations`,
    bearer(event.organizer_token),
  )
  const name = `${size.people} × ${size.slots}`.padEnd(9)
  const ratio = (answers / health).toFixed(2)
  console.log(`GET recommendations, ${name}    ${answers.toFixed(0)} requests/s, ${ratio} of it`)
}
await service.stop()
