import { EventId } from '../../../domain/event/event-id.ts'
import { UserId } from '../../../domain/user/user-id.ts'
import type { HttpContext } from '../http-context.ts'

/** Those headers of an answer that belong to what it says; the others belong to its request. */
const KEPT_HEADERS = ['Content-Type', 'ETag', 'Location'] as const

/** As much of an answer as it takes to give it again. */
export type KeptAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Takes an answer apart; its body can't be read again. */
export async function keep(answer: Response): Promise<KeptAnswer> {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return { status: answer.status, headers: Object.fromEntries(headers), body: await answer.text() }
}

/** The answer, byte for byte. */
export const give = (c: HttpContext, { status, headers, body }: KeptAnswer): Response =>
  c.newResponse(body, { status, headers } as ResponseInit & { status: 200 })

/** The same to a request that repeats an earlier one, and says so. */
export const giveAgain = (c: HttpContext, { headers, ...answer }: KeptAnswer): Response =>
  give(c, { ...answer, headers: { ...headers, 'Idempotent-Replayed': 'true' } })

/** The event that the request is for. */
export function eventOf(c: HttpContext): EventId | undefined {
  const id = EventId.of(c.req.param('event_id') ?? '')
  return id.ok ? id.value : undefined
}

/** The event that the request was for, or else the event or the user that the answer says it has made. */
export function spokenOf(c: HttpContext, answer: KeptAnswer): EventId | UserId | undefined {
  const asked = eventOf(c)
  if (asked !== undefined) return asked
  const { event_id, user_id } = JSON.parse(answer.body)
  const [event, user] = [EventId.of(event_id ?? ''), UserId.of(user_id ?? '')]
  if (event.ok) return event.value
  return user.ok ? user.value : undefined
}
