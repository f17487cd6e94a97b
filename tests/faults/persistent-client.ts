import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { type CallOptions, call, type Reply } from './caller.ts'

const PAUSE_MS = 10

/** An event that a client has brought to where it should be, and how it is to be found. */
type Finished = {
  readonly path: string
  readonly organizer: string
  /** What has been renewed. */
  readonly formerOrganizer: string
  readonly participant: { readonly id: string; readonly token: string }
}

/** Whoever repeats a request under its key until it is answered, whatever happens on the way. */
export class PersistentClient {
  readonly finished: Finished[] = []
  /** How many requests were answered, how often they were sent, and how often told again. */
  readonly counts = { answered: 0, sent: 0, replayed: 0 }
  readonly #url: () => string
  readonly #answered: () => void

  constructor(url: () => string, answered: () => void) {
    this.#url = url
    this.#answered = answered
  }

  /** Creates an event, joins it, answers twice, and renews the organizer's token. */
  async finishOne(): Promise<void> {
    const created = await this.#send('/events', 201, {
      json: {
        title: 'Once and for all',
        duration_minutes: 60,
        organizer: { name: 'Olga', email: 'olga@example.com' },
        proposed_slots: [hours('08', '18')],
      },
    })
    const path = `/events/${created.event_id}`
    const joined = await this.#send(`${path}/participants`, 201, {
      token: created.join_token,
      json: { name: 'Ada', email: 'ada@example.com' },
    })
    const [{ user_id: id, token }] = joined.participants
    for (const slots of [[hours('09', '11')], [hours('10', '12')]]) {
      await this.#send(`${path}/availability`, 200, { token, json: { user_id: id, slots } })
    }
    const formerOrganizer = created.organizer_token
    const renewed = await this.#send(`${path}/organizer_token`, 201, { token: formerOrganizer })
    const organizer = renewed.organizer_token
    this.finished.push({ path, organizer, formerOrganizer, participant: { id, token } })
  }

  /** Expects everything that was asked for to have happened once, and what was handed out to work. */
  async check(): Promise<void> {
    for (const { path, organizer, formerOrganizer, participant } of this.finished) {
      const read = (token: string, more = '') => call(this.#url(), 'GET', path + more, { token })
      const { status, body } = await read(organizer)
      expect(status).toBe(200)
      // One that joined, and two that answered.
      expect(body).toMatchObject({ revision: 4, participants: [{ user_id: participant.id }] })
      const answer = await read(participant.token, `/availability/${participant.id}`)
      expect(answer.body.slots).toMatchObject([{ start_time: '2030-01-01T10:00:00+00:00' }])
      expect((await read(formerOrganizer)).status).toBe(401)
    }
  }

  async #send(path: string, status: number, options: CallOptions): Promise<Reply['body']> {
    const headers = { 'Idempotency-Key': randomUUID() }
    for (;;) {
      this.counts.sent++
      const reply = await call(this.#url(), 'POST', path, { ...options, headers }).catch(() => {})
      if (reply?.headers.get('Idempotent-Replayed') === 'true') this.counts.replayed++
      if (reply?.status === status) {
        this.counts.answered++
        this.#answered()
        return reply.body
      }
      // Nobody knows, or not yet; anything else would be news to whoever sent it once.
      if (reply !== undefined) expect([reply.status, reply.body.title]).toEqual(COME_AGAIN)
      await pause(PAUSE_MS)
    }
  }
}

const COME_AGAIN = expect.toSatisfy(([status, title]: readonly [number, string]) =>
  [
    [503, 'Storage unavailable'],
    [409, 'Still being carried out'],
  ].some(([one, other]) => one === status && other === title),
)

const hours = (from: string, to: string) => ({
  start_time: `2030-01-01T${from}:00:00Z`,
  end_time: `2030-01-01T${to}:00:00Z`,
  timezone: 'UTC',
})
