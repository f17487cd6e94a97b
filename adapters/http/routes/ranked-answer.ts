import { accepts } from 'hono/accepts'
import type { Event } from '../../../domain/event/event.ts'
import { entityTag, knowsTag } from '../entity-tag.ts'
import { type InputFault, RequestFailed } from '../failure.ts'
import type { HttpContext } from '../http-context.ts'
import type { RenderedBodies } from '../rendered-bodies.ts'

const CODINGS = { header: 'Accept-Encoding' as const, supports: ['gzip'], default: 'identity' }

/**
 * Answers with what follows from the event's revision and the caller's wishes, as it was rendered
 * the first time that somebody had these wishes; with 304 to whoever has it already.
 *
 * @param wishes all that the body depends on besides the event
 */
export async function rankedAnswer(
  c: HttpContext,
  bodies: RenderedBodies,
  { id, revision }: Event,
  wishes: readonly unknown[],
  render: () => Promise<object>,
): Promise<Response> {
  const { bytes, coding } = await bodies.of(
    [id, revision, ...wishes].join(' '),
    accepts(c, CODINGS) === 'gzip',
    render,
  )
  const tag = entityTag(revision, coding === 'gzip' ? coding : 'whole')
  c.header('ETag', tag)
  c.header('Vary', 'Accept-Encoding', { append: true })
  if (knowsTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
  if (coding === 'gzip') c.header('Content-Encoding', coding)
  return c.body(bytes, 200, { 'Content-Type': 'application/json' })
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
