import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { expect } from 'vitest'
import { AnswerWriter, type Outcome, type Send } from './answer-writer.ts'
import { call } from './caller.ts'
import { createStagedEvent, type StagedEvent } from './staged-event.ts'

const EVENTS = 3
const PEOPLE = 4

/** Everybody invited to a few events, all writing at once: some compete for an event, some don't. */
export class WritingCrowd {
  readonly events: readonly StagedEvent[]
  readonly writers: readonly AnswerWriter[]
  #acknowledged = 0
  #watchers: { readonly from: number; readonly reached: () => void }[] = []

  private constructor(events: readonly StagedEvent[]) {
    this.events = events
    this.writers = events.flatMap((event) =>
      event.participants.map((participant) => new AnswerWriter(event, participant)),
    )
  }

  static async gather(url: string): Promise<WritingCrowd> {
    const events = Array.from({ length: EVENTS }, () => createStagedEvent(url, PEOPLE))
    return new WritingCrowd(await Promise.all(events))
  }

  /** All write without pause until `isOver`, which is asked after each write with its outcome. */
  async write(send: Send, isOver: (outcome: Outcome) => boolean): Promise<void> {
    const writing = this.writers.map(async (writer) => {
      for (;;) {
        const outcome = await writer.write(send)
        if (outcome === 'acknowledged') this.#acknowledge()
        if (isOver(outcome)) return
      }
    })
    await Promise.all(writing)
  }

  /** Resolves in the moment in which so many more writes have been acknowledged. */
  acknowledged(more: number): Promise<void> {
    return new Promise((reached) => {
      this.#watchers.push({ from: this.#acknowledged + more, reached })
    })
  }

  /** How many writes had this outcome. */
  total(outcome: Outcome): number {
    return this.writers.reduce((total, { outcomes }) => total + outcomes[outcome], 0)
  }

  get slowestMs(): number {
    return Math.max(...this.writers.map(({ slowestMs }) => slowestMs))
  }

  /** Expects everything that was acknowledged to be there, and nothing to be there in half. */
  async check(url: string, databaseUrl: string): Promise<void> {
    for (const event of this.events) await this.#checkEvent(url, event)
    expect(await slotsWithoutAnswer(databaseUrl)).toBe(0)
  }

  async #checkEvent(url: string, event: StagedEvent): Promise<void> {
    const { status, body } = await call(url, 'GET', event.path, { token: event.organizer })
    expect(status).toBe(200)
    const writers = this.writers.filter((writer) => writer.event === event)
    for (const writer of writers) {
      const isTheirs = ({ user_id }: { user_id: string }) => user_id === writer.participant.id
      await writer.check(url, body.participants.find(isTheirs).status)
    }
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
    expect(body.revision).toBeGreaterThanOrEqual(
      1 + sum(writers.map(({ changes }) => changes.least)),
    )
    expect(body.revision).toBeLessThanOrEqual(1 + sum(writers.map(({ changes }) => changes.most)))
    // Each acknowledgement names a revision of its own: no write was built on a state that was not.
    const revisions = writers.flatMap((writer) => writer.revisions)
    expect(new Set(revisions).size).toBe(revisions.length)
    expect(Math.max(...revisions, 0)).toBeLessThanOrEqual(body.revision)
  }

  #acknowledge(): void {
    this.#acknowledged++
    this.#watchers = this.#watchers.filter(({ from, reached }) => {
      if (from > this.#acknowledged) return true
      reached()
      return false
    })
  }
}

/** How many slots stand in the database for somebody who has no answer: the interface hides them. */
async function slotsWithoutAnswer(databaseUrl: string): Promise<number> {
  const connection = await createConnection(databaseUrl)
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS count FROM availability_slots JOIN event_participants
        USING (event_id, user_id) WHERE status <> 'responded'`,
    )
    return rows[0]?.['count']
  } finally {
    await connection.end()
  }
}
