import { Clock, Receipts, Tokens } from '../../../application/ports.ts'
import { type KeyedRequest, type Outcome, recall } from '../../../application/receipts.ts'
import { StorageUnavailable } from '../../../domain/storage-unavailable.ts'
import { RequestFailed } from '../failure.ts'
import type { HttpContext } from '../http-context.ts'
import { bearerToken } from '../middleware/authentication.ts'
import { arrivingInTime } from '../middleware/body-arrival.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { eventOf, give, giveAgain, type KeptAnswer, keep, spokenOf } from './kept-answer.ts'
import { keyOwner } from './key-owner.ts'
import { ReceiptSecrets } from './receipt-secrets.ts'

/**
 * The handler, which does nothing a second time under the same `Idempotency-Key`: it answers as it
 * did, for a day. Its use cases are part of the step in which the answer is kept. A request without
 * the header is handled as if this were not here.
 *
 * @param prepare  what takes long and changes nothing, for the handler to find done: that step holds
 *   others up
 */
export const onceByKey =
  (
    run: RunUseCase,
    handler: (c: HttpContext) => Promise<Response>,
    prepare?: (c: HttpContext) => Promise<void>,
  ) =>
  async (c: HttpContext): Promise<Response> => {
    const known = await keyed(c, run)
    if (known === undefined) return handler(c)
    const { secrets, request, receipts } = known
    if (prepare !== undefined) {
      const before = await receipts.find(request.keyHash, request.now).catch(asFailure)
      if (before === undefined) await prepare(c)
    }
    let answer: KeptAnswer | undefined
    const outcome = await receipts
      .once(request, async (within) => {
        c.set('within', within)
        answer = await keep(await handler(c))
        if (answer.status >= 400) return undefined
        return { sealed: secrets.seal(JSON.stringify(answer)), about: spokenOf(c, answer) }
      })
      .catch(asFailure)
    return outcome._tag === 'Done' ? give(c, answer as KeptAnswer) : replay(c, secrets, outcome)
  }

/**
 * The answer to a request that has been carried out before, where it is known; for a caller whose
 * token is worth nothing any more just because it was.
 */
export async function answeredBefore(
  c: HttpContext,
  run: RunUseCase,
): Promise<Response | undefined> {
  const token = bearerToken(c.req.header('Authorization'))
  // Only what was a token of an event once can have been worth something: whom an access token speaks of
  // is not known for sure unless it is good.
  if (token === undefined || (await run(c, Tokens)).hash(token) === undefined) return undefined
  const known = await keyed(c, run)
  if (known === undefined) return undefined
  const { secrets, request, receipts } = known
  const receipt = await receipts.find(request.keyHash, request.now).catch(asFailure)
  return receipt && replay(c, secrets, recall(receipt, request))
}

/** What the request is called and what it asks for; undefined for one without a key. */
async function keyed(c: HttpContext, run: RunUseCase) {
  const key = idempotencyKey(c.req.header('Idempotency-Key'))
  if (key === undefined) return undefined
  const owner = keyOwner(bearerToken(c.req.header('Authorization')), roleOf(c))
  const secrets = new ReceiptSecrets(key, owner)
  const { pathname, search } = new URL(c.req.url)
  const head = [c.req.method, pathname + search, c.req.header('If-Match') ?? null]
  const request: KeyedRequest = {
    keyHash: secrets.keyHash,
    fingerprint: secrets.fingerprint(
      JSON.stringify(head),
      new Uint8Array(await arrivingInTime(() => c.req.arrayBuffer())),
    ),
    eventId: eventOf(c),
    now: (await run(c, Clock)).now(),
  }
  return { secrets, request, receipts: await run(c, Receipts) }
}

/** In which role somebody calls, as far as the operation asks. */
const roleOf = (c: HttpContext): string =>
  (c.get('caller') ?? c.get('credential') ?? c.get('creator'))?.role ?? 'none'

function replay(
  c: HttpContext,
  secrets: ReceiptSecrets,
  outcome: Exclude<Outcome, { readonly _tag: 'Done' }>,
): Response {
  if (outcome._tag !== 'DoneBefore') throw new RequestFailed(outcome)
  return giveAgain(c, JSON.parse(secrets.open(outcome.sealed)))
}

function asFailure(error: unknown): never {
  throw error instanceof StorageUnavailable ? new RequestFailed(error) : error
}
