import { expect } from 'vitest'
import { call } from './caller.ts'
import type { StagedEvent, StagedParticipant } from './staged-event.ts'

const FIRST_HOUR = Date.UTC(2030, 0, 1, 8)
const HOUR_MS = 3_600_000
const HOURS = 10
/** Every so many writes one withdraws the answer. */
const WITHDRAWS_EVERY = 10

/** In which of the three lists somebody is expected, hour by hour. */
type List = 'available' | 'unavailable' | 'no_response'

/** A participant who changes their answer and then looks whether the ranking shows it. */
export class FreshnessWitness {
  readonly #event: StagedEvent
  readonly #participant: StagedParticipant
  /** The entity tag that each instance gave last. */
  readonly #tags = new Map<string, string>()
  #written = 0
  #revision = 0
  #expected: readonly List[] = Array(HOURS).fill('no_response')
  /** How many readings were of a later revision than the write before: somebody else's. */
  overtaken = 0

  constructor(event: StagedEvent, participant: StagedParticipant) {
    this.#event = event
    this.#participant = participant
  }

  /** Answers with other hours than before, or withdraws the answer, through this instance. */
  async write(url: string): Promise<void> {
    const { id, token } = this.#participant
    const path = `${this.#event.path}/availability`
    if (++this.#written % WITHDRAWS_EVERY === 0) {
      const { status } = await call(url, 'DELETE', `${path}/${id}`, { token })
      expect(status).toBe(204)
      this.#revision++
      this.#expected = Array(HOURS).fill('no_response')
      return
    }
    const hours = Array.from({ length: HOURS }, () => Math.random() < 0.5)
    const slots = hours.flatMap((isFree, hour) => (isFree ? [slotOf(hour)] : []))
    const { status, body } = await call(url, 'POST', path, { token, json: { user_id: id, slots } })
    expect(status).toBe(200)
    expect(body.revision).toBeGreaterThan(this.#revision)
    this.#revision = body.revision
    this.#expected = hours.map((isFree) => (isFree ? 'available' : 'unavailable'))
  }

  /** Expects this instance to rank what was written last; "not modified" would be a lie. */
  async read(url: string): Promise<void> {
    const tag = this.#tags.get(url)
    const { status, headers, body } = await call(
      url,
      'GET',
      `${this.#event.path}/recommendations?limit=100`,
      {
        token: this.#participant.token,
        headers: tag === undefined ? {} : { 'If-None-Match': tag },
      },
    )
    expect(status).toBe(200)
    expect(body.revision).toBeGreaterThanOrEqual(this.#revision)
    expect(listsOf(body.recommendations, this.#participant.id)).toEqual(this.#expected)
    if (body.revision > this.#revision) this.overtaken++
    this.#revision = body.revision
    this.#tags.set(url, headers.get('ETag') ?? '')
  }
}

const slotOf = (hour: number) => ({
  start_time: new Date(FIRST_HOUR + hour * HOUR_MS).toISOString(),
  end_time: new Date(FIRST_HOUR + (hour + 1) * HOUR_MS).toISOString(),
  timezone: 'UTC',
})

/** A recommendation, as far as it matters here. */
type Recommendation = { readonly start_time: string } & Readonly<Record<List, readonly string[]>>

/** The list in which a user stands, hour by hour. */
function listsOf(recommendations: readonly Recommendation[], userId: string): readonly string[] {
  const lists = ['available', 'unavailable', 'no_response'] as const
  return recommendations
    .toSorted((a, b) => Date.parse(a.start_time) - Date.parse(b.start_time))
    .map((one) => lists.filter((list) => one[list].includes(userId)).join(' and '))
}
