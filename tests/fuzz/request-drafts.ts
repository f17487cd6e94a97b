import { fc } from '@fast-check/vitest'
import { brokenRequest, type Fault } from './broken-requests.ts'
import { brokenValue } from './broken-values.ts'
import type { FuzzRequest } from './caller.ts'
import type { Operation } from './openapi-operations.ts'
import { sensible } from './sensible.ts'
import type { Stage } from './stage.ts'
import { validValue } from './valid-values.ts'

/** A request that is written out once it is known for which event. */
export type Draft = {
  readonly operation: Operation
  /** Undefined for a valid request. */
  readonly fault: Fault | undefined
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  /** `0` for the organizer. */
  readonly caller: number
  readonly isConditional: boolean
}

/** Requests of this operation; with exactly one fault, or with none. */
export function draft(operation: Operation, isBroken: boolean): fc.Arbitrary<Draft> {
  const { query, body, headers } = operation
  const queryValues = Object.fromEntries(
    Object.entries(query).map(([name, schema]) => [name, validValue(schema, name)]),
  )
  return fc.record({
    operation: fc.constant(operation),
    fault: isBroken ? faultOf(operation) : fc.constant(undefined),
    query: fc.record(queryValues, { requiredKeys: [], noNullPrototype: true }),
    body: body === undefined ? fc.constant(undefined) : validValue(body, 'body'),
    headers: isBroken ? fc.constant({}) : oddHeaders(headers),
    caller: isBroken
      ? fc.constant(0)
      : fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(9)),
    isConditional: fc.boolean(),
  })
}

/** Headers that change nothing about what is asked. */
const oddHeaders = (headers: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    fc.constantFrom<Record<string, string>>(
      { Accept: 'text/html;q=0.1, \u00e9' },
      { 'Accept-Encoding': 'gzip;q=0, *;q=2, ,' },
      { 'X-Forwarded-For': '::::, 1.2.3.4.5, \u00ff' },
      { Forwarded: 'for="_gazonk' },
      { Cookie: 'a=b; =; \u0080' },
      { 'X-Padding': 'x'.repeat(8_000) },
      { 'X-HTTP-Method-Override': 'DELETE' },
      { Origin: 'null' },
      { Range: 'bytes=9-1' },
      headers.includes('If-None-Match') ? { 'If-None-Match': 'W/"1", ", *, "\u00e9"' } : {},
    ),
  )

function faultOf({ method, path, query, headers, needsToken, body }: Operation) {
  const pick = fc.nat(1_000_000)
  const kinds: readonly { readonly weight: number; readonly kind: Fault['kind'] }[] = [
    { weight: 1, kind: 'method' },
    ...(path.includes('{') ? [{ weight: 2, kind: 'path' } as const] : []),
    ...(needsToken ? [{ weight: 2, kind: 'token' } as const] : []),
    ...(Object.keys(query).length > 0 ? [{ weight: 10, kind: 'query' } as const] : []),
    ...(headers.includes('If-Match') ? [{ weight: 1, kind: 'If-Match' } as const] : []),
    ...(body === undefined
      ? []
      : [
          { weight: 20, kind: 'body' } as const,
          { weight: 3, kind: 'text' } as const,
          { weight: 1, kind: 'media type' } as const,
        ]),
  ]
  return fc.oneof(
    ...kinds.map(({ weight, kind }) => ({
      weight,
      arbitrary: fc.record({
        kind: fc.constant(kind),
        picks: fc.tuple(pick, pick),
        method: fc.constant(method),
      }),
    })),
  )
}

/** The draft as it is sent to the event of this stage. */
export function written(draft: Draft, stage: Stage): FuzzRequest {
  const { operation, fault, headers } = draft
  const sound = sensible(draft.body, stage.known)
  const body =
    fault?.kind === 'body' && operation.body
      ? brokenValue(operation.body, sound, fault.picks)
      : sound
  const token = stage.others[draft.caller - 1] ?? stage.organizer
  const whole: FuzzRequest = {
    method: operation.method,
    path: pathTo(operation.path, stage) + queryText(draft.query),
    headers: {
      ...(operation.needsToken && { Authorization: `Bearer ${token}` }),
      ...(operation.body && { 'Content-Type': 'application/json' }),
      ...(draft.isConditional && conditions(operation, stage)),
      ...headers,
    },
    ...(operation.body && { body: JSON.stringify(body) }),
  }
  return fault === undefined ? whole : brokenRequest(whole, operation, fault)
}

/** `If-Match` and `If-None-Match`, with the tag that the event has. */
const conditions = ({ headers }: Operation, { tag = '*' }: Stage) =>
  Object.fromEntries(headers.map((name) => [name, tag]))

const pathTo = (path: string, { eventId, userIds, webhookIds }: Stage) =>
  path
    .replace('{event_id}', eventId)
    .replace('{user_id}', userIds[0] ?? 'usr')
    .replace('{webhook_id}', webhookIds[0] ?? 'whk')

function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
