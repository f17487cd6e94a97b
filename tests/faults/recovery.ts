import { setTimeout as pause } from 'node:timers/promises'
import { type CallOptions, call, expectUnavailable } from './caller.ts'
import type { StagedEvent, StagedParticipant } from './staged-event.ts'

/** How long after its database is back a service may take to answer again, by itself. */
export const RECOVERY_LIMIT_MS = 5_000
/** Not a wait for luck: how often a caller asks who wants to know when. */
const ASK_EVERY_MS = 10

/** A request without the address of who is asked. */
type Request = readonly [method: string, path: string, options: CallOptions]

/** The requests that stand for all others: a look-up, a reading of several tables, a write. */
export const requestsOf = (
  { path }: StagedEvent,
  { id, token }: StagedParticipant,
): readonly Request[] => [
  ['GET', `${path}/availability/${id}`, { token }],
  ['GET', path, { token }],
  ['GET', `${path}/recommendations`, { token }],
  ['POST', `${path}/availability`, { token, json: { user_id: id, slots: [] } }],
]

/**
 * Asks until reading, writing and `/ready` succeed, each for the first time; expects nothing but
 * 503 until then.
 *
 * @returns how long that took from now, in milliseconds
 */
export async function recovered(
  url: string,
  event: StagedEvent,
  participant: StagedParticipant,
): Promise<number> {
  const begin = performance.now()
  const requests: readonly Request[] = [...requestsOf(event, participant), ['GET', '/ready', {}]]
  await Promise.all(
    requests.map(async ([method, path, options]) => {
      for (;;) {
        const reply = await call(url, method, path, options)
        if (reply.status === 200) return
        expectUnavailable(reply)
        await pause(ASK_EVERY_MS)
      }
    }),
  )
  return performance.now() - begin
}
