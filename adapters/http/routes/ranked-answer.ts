import { accepts } from 'hono/accepts'
import type { Event } from '../../../domain/event/event.ts'
import type { Sight } from '../../../domain/matching/sight.ts'
import type { UserId } from '../../../domain/user/user-id.ts'
import { entityTag, knowsTag, type Onlooker } from '../entity-tag.ts'
import { type InputFault, RequestFailed } from '../failure.ts'
import type { HttpContext } from '../http-context.ts'
import type { RenderedBodies, RenderedBody } from '../rendered-bodies.ts'

const CODINGS = { header: 'Accept-Encoding' as const, supports: ['gzip'], default: 'identity' }

/**
 * Answers with what follows from the event's revision, the caller's sight and their wishes, as it was
 * rendered the first time that somebody with this sight had these wishes; with 304 to whoever has it
 * already.
 *
 * @param wishes all that the body depends on besides the event and the sight
 */
export async function rankedAnswer(
  c: HttpContext,
  bodies: RenderedBodies,
  { id, revision }: Event,
  sight: Sight<UserId>,
  wishes: readonly unknown[],
  render: (signal: AbortSignal) => Promise<object>,
): Promise<Response> {
  const seenBy = onlooker(sight)
  const wanted = accepts(c, CODINGS) === 'gzip' ? 'gzip' : 'identity'
  const knows = (coding: RenderedBody['coding']): boolean => {
    const tag = entityTag(revision, { seenBy, coding })
    c.header('ETag', tag)
    return knowsTag(c.req.header('If-None-Match'), tag)
  }
  c.header('Vary', 'Accept-Encoding', { append: true })
  // Whoever has it as they want it need not wait until it is made. Only a small body comes otherwise.
  if (knows(wanted)) return c.body(null, 304)
  const { bytes, coding } = await bodies.of(
    [id, revision, seenBy, ...wishes].join(' '),
    wanted === 'gzip',
    render,
    c.get('ending').signal,
  )
  if (knows(coding)) return c.body(null, 304)
  if (coding === 'gzip') c.header('Content-Encoding', coding)
  return c.body(bytes, 200, { 'Content-Type': 'application/json' })
}

/** Whoever may see every answer sees the same; whoever may not sees what nobody else does. */
function onlooker({ answers, self }: Sight<UserId>): Onlooker {
  return answers === 'everybody' ? 'whole' : (self ?? 'public')
}

/** Refuses a request of which only the data showed what was wrong, if anything was. */
export function refuseInput(faults: readonly (InputFault | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined)
  if (found.length > 0) throw new RequestFailed({ _tag: 'InvalidInput', faults: found })
}

/** The fault of a query parameter, if there is one. */
export const parameterFault = (
  parameter: string,
  detail: string | undefined,
): InputFault | undefined => (detail === undefined ? undefined : { parameter, detail })
