import { fc } from '@fast-check/vitest'
import { Caller, type FuzzRequest } from './caller.ts'
import { Judge } from './judge.ts'
import { type Document, type Operation, operationsOf } from './openapi-operations.ts'
import { type Draft, draft, written } from './request-drafts.ts'
import { Stage } from './stage.ts'
import { Tally } from './tally.ts'

/** How many requests are under way at once, each lane at an event of its own. */
const LANES = 16

/** So many rounds a lane between two looks at the event that nothing may change. */
const ROUNDS_BETWEEN_LOOKS = 5

/** How long to fuzz, and what to look at meanwhile. */
export type FuzzOptions = {
  readonly requests: number
  readonly seed: number
  /** Called now and then, for whoever keeps something a request. */
  readonly afterRounds: () => void
  /** An admin's. */
  readonly apiKey: string
  /** How many events are stored: in the end, when all that were made are removed, as in the beginning. */
  readonly countEvents: () => Promise<number>
}

/**
 * Sends valid and broken requests of every operation that the service documents.
 *
 * @param requests  as many at least: every round has one valid and one broken of each operation
 * @throws for the first answer that is not as it should be, with the request and the seed
 */
export async function fuzz(
  url: string,
  { requests, seed, apiKey, afterRounds, countEvents }: FuzzOptions,
): Promise<Tally> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document
  const operations = operationsOf(document)
  const [caller, judge, tally] = [new Caller(url), new Judge(document), new Tally(operations)]
  const round = roundOf(operations)
  const rounds = Math.ceil(requests / (operations.length * 2))
  const still = new Stage(apiKey)
  let started = 0

  const lane = async (lane: number) => {
    const stage = new Stage(apiKey)
    for (let n = 0; started < rounds; n++) {
      started++
      const [drafts = []] = fc.sample(round, { numRuns: 1, seed: hashed(seed, lane, n) })
      for (const draft of drafts) await perform(draft, stage)
      if (n % ROUNDS_BETWEEN_LOOKS === 0) await expectStill()
      afterRounds()
    }
    await remove(stage)
  }

  const perform = async (draft: Draft, lively: Stage) => {
    const { operation, fault } = draft
    const stage = fault === undefined ? lively : still
    if (stage.isOver || !stage.isPeopled) {
      await remove(stage)
      await stage.open(caller)
    }
    const request = written(draft, stage)
    const answer = await caller.send(request)
    tally.count(operation.name, fault === undefined ? 'valid' : 'broken', answer.status)
    const wrong = judge.faults(draft, request, answer)
    if (wrong !== undefined) throw new Error(told(seed, { wrong, fault, answer }, request))
    if (fault !== undefined) return
    if (operation.name === 'POST /events') await remove(stageOf(answer, apiKey))
    else stage.learn(operation.name, answer)
    const removed = REMOVALS[operation.name]
    if (removed !== undefined && answer.status < 300) {
      stage.forget(request.path.split(/[/?]/)[removed])
    }
  }

  /** Events that nobody needs any more would fill the storage. */
  const remove = async ({ eventId, organizer }: Stage) => {
    if (eventId === '') return
    const headers = { Authorization: `Bearer ${organizer}` }
    await caller.send({ method: 'DELETE', path: `/events/${eventId}`, headers })
  }

  const look = async () => {
    const headers = { Authorization: `Bearer ${still.organizer}` }
    const read = (path: string) =>
      caller.send({ method: 'GET', path: `/events/${still.eventId}${path}`, headers })
    const answers = [await read(''), await read('/recommendations?limit=100')]
    return JSON.stringify(answers.map(({ status, etag, body }) => [status, etag, body]))
  }
  const expectStill = async () => {
    const now = await look()
    if (now !== before) throw new Error(told(seed, { wrong: 'an event changed', before, now }))
  }

  const countBefore = await countEvents()
  await still.open(caller)
  const before = await look()
  try {
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)))
    await expectStill()
    await remove(still)
    const countNow = await countEvents()
    if (countNow !== countBefore) {
      const wrong = 'a refused request left events behind'
      throw new Error(told(seed, { wrong, countBefore, countNow }))
    }
  } finally {
    caller.close()
  }
  return tally
}

/** Where in its path an operation names whom it removes. */
const REMOVALS: Readonly<Record<string, number>> = {
  'DELETE /events/{event_id}/participants/{user_id}': 4,
  'DELETE /events/{event_id}/webhooks/{webhook_id}': 4,
  'DELETE /users/{user_id}': 2,
}

/** One valid and one broken request of every operation, in any order. */
function roundOf(operations: readonly Operation[]): fc.Arbitrary<readonly Draft[]> {
  const drafts = operations.flatMap((operation) => [
    draft(operation, false),
    draft(operation, true),
  ])
  const places = drafts.map((_, place) => place)
  return fc
    .tuple(fc.tuple(...drafts), fc.shuffledSubarray(places, { minLength: places.length }))
    .map(([made, order]) => order.map((place) => made[place] as Draft))
}

const stageOf = (answer: Parameters<Stage['learn']>[1], apiKey: string) => {
  const stage = new Stage(apiKey)
  stage.learn('POST /events', answer)
  return stage
}

/** Another seed for every round, the same for the same run. */
const hashed = (seed: number, lane: number, round: number) =>
  Math.imul(seed ^ Math.imul(lane + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(round + 1, 0xc2b2ae35)

const MOST_TOLD = 4_000

const told = (seed: number, details: object, request?: FuzzRequest) =>
  [
    `FUZZ_SEED=${seed} leads here: ${JSON.stringify(details).slice(0, MOST_TOLD)}`,
    ...(request === undefined ? [] : [`To see it again, send:\n${asSent(request)}`]),
  ].join('\n')

/** The request as it goes over the wire; bytes that are no text, in hexadecimal. */
function asSent({ method, path, headers, body = '' }: FuzzRequest): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const text = typeof body === 'string' ? body : `0x${Buffer.from(body).toString('hex')}`
  return [`${method} ${path}`, ...head, '', text].map((line) => line.slice(0, MOST_TOLD)).join('\n')
}
