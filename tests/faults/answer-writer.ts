import { expect } from 'vitest'
import { type CallOptions, call, expectUnavailable, type Reply } from './caller.ts'
import type { StagedEvent, StagedParticipant } from './staged-event.ts'

/**
 * What a caller knows of a write: it was acknowledged; or it was not, because the storage was
 * unavailable or the connection broke, and then it may have happened all the same.
 */
export type Outcome = 'acknowledged' | 'unavailable' | 'broken'

/** Sends a request in whatever way, and rejects when the connection breaks. */
export type Send = (method: string, path: string, options: CallOptions) => Promise<Reply>

/** Every so many writes one withdraws the answer. */
const WITHDRAWS_EVERY = 7
const SLOTS = 20
const DAY_MS = 86_400_000
const HALF_HOUR_MS = DAY_MS / 48

/** The intervals of an answer, as epoch milliseconds. */
type Content = readonly (readonly [start: number, end: number])[]

/** The answer that the n-th write leaves behind: every write another, all slots of one alike. */
function contentOf(n: number): Content {
  if (n % WITHDRAWS_EVERY === 0) return []
  return Array.from({ length: SLOTS }, (_, day) => {
    const start = Date.UTC(2030, 0, 1 + day) + n * 1000
    return [start, start + HALF_HOUR_MS] as const
  })
}

/** A participant who answers again and again, and remembers what they were told. */
export class AnswerWriter {
  readonly event: StagedEvent
  readonly participant: StagedParticipant
  /** How many writes had which outcome. */
  readonly outcomes: Record<Outcome, number> = { acknowledged: 0, unavailable: 0, broken: 0 }
  /** The revisions that the acknowledgements named. */
  readonly revisions: number[] = []
  /** How often this has changed the event for sure, and how often at most. */
  readonly changes = { least: 0, most: 0 }
  slowestMs = 0
  #written = 0
  /** The last write that was acknowledged, and those after it of which nobody knows. */
  #possible: number[] = [0]

  constructor(event: StagedEvent, participant: StagedParticipant) {
    this.event = event
    this.participant = participant
  }

  /** Writes an answer that differs from all before; expects one of the outcomes there are. */
  async write(send: Send): Promise<Outcome> {
    const n = ++this.#written
    const outcome = await this.#send(send, contentOf(n))
    this.outcomes[outcome]++
    const hadAnswer = this.#possible.map((earlier) => contentOf(earlier).length > 0)
    const changes = (had: boolean) => had || contentOf(n).length > 0
    if (outcome === 'acknowledged' && hadAnswer.every(changes)) this.changes.least++
    if (hadAnswer.some(changes)) this.changes.most++
    this.#possible = outcome === 'acknowledged' ? [n] : [...this.#possible, n]
    return outcome
  }

  /** Expects the stored answer to be that of one write: of the last acknowledged, or a later one. */
  async check(url: string, statusInEvent: string): Promise<void> {
    const { id, token } = this.participant
    const path = `${this.event.path}/availability/${id}`
    const { status, body } = await call(url, 'GET', path, { token })
    expect(status).toBe(200)
    const stored = body.slots.map((slot: { start_time: string; end_time: string }) => [
      Date.parse(slot.start_time),
      Date.parse(slot.end_time),
    ])
    expect(this.#possible.map(contentOf)).toContainEqual(stored)
    const expected = stored.length > 0 ? 'responded' : 'invited'
    expect([body.status, statusInEvent]).toEqual([expected, expected])
  }

  async #send(send: Send, content: Content): Promise<Outcome> {
    const { id, token } = this.participant
    const path = `${this.event.path}/availability`
    const reply = await (content.length === 0
      ? send('DELETE', `${path}/${id}`, { token })
      : send('POST', path, { token, json: { user_id: id, slots: content.map(written) } })
    ).catch(brokenConnection)
    if (reply === 'broken') return reply
    this.slowestMs = Math.max(this.slowestMs, reply.elapsedMs)
    if (reply.status >= 400) {
      expectUnavailable(reply)
      return 'unavailable'
    }
    if (content.length > 0) this.revisions.push(reply.body.revision)
    return 'acknowledged'
  }
}

const written = ([start, end]: readonly [number, number]) => ({
  start_time: new Date(start).toISOString(),
  end_time: new Date(end).toISOString(),
  timezone: 'UTC',
})

/** The system's errors have a code, which `fetch` tells as the cause of its own. */
function brokenConnection(fault: unknown): 'broken' {
  const { cause, code } = fault as NodeJS.ErrnoException
  if (code !== undefined || cause !== undefined) return 'broken'
  throw fault
}
