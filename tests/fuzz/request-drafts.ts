import { randomUUID } from 'node:crypto'
import { fc } from '@fast-check/vitest'
import { brokenRequest, type Fault } from './broken-requests.ts'
import { brokenValue } from './broken-values.ts'
import type { FuzzRequest } from './caller.ts'
import type { Operation } from './openapi-operations.ts'
import { sensible, withOrganizer } from './sensible.ts'
import type { Stage } from './stage.ts'
import { validValue } from './valid-values.ts'

/** A request that is written out once it is known for which event. */
export type Draft = {
  readonly operation: Operation
  /** Undefined for a valid request. */
  readonly fault: Fault | undefined
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** A parameter that is not documented, where none is: `unknown=1`; mostly there is none. */
  readonly oddQuery: string
  readonly headers: Readonly<Record<string, string>>
  /** `0` for the organizer. */
  readonly caller: number
  readonly isConditional: boolean
  /** Whether it has an idempotency key, where the operation takes one. */
  readonly isKeyed: boolean
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
    oddQuery:
      isBroken || Object.keys(query).length > 0
        ? fc.constant('')
        : fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom(...ODD_QUERIES)),
    headers: isBroken ? fc.constant({}) : oddHeaders(headers),
    caller: isBroken
      ? fc.constant(0)
      : fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(9)),
    isConditional: fc.boolean(),
    isKeyed: fc.boolean(),
  })
}

const ODD_QUERIES = ['unknown=1', 'limit=0', 'token=mst_x', '__proto__=1', '%F0%9F%98%80=', 'a%00=']

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
    { weight: 3, kind: 'method' },
    ...(path.includes('{') ? [{ weight: 2, kind: 'path' } as const] : []),
    { weight: 1, kind: 'header' },
    ...(needsToken ? [{ weight: 2, kind: 'token' } as const] : []),
    ...(Object.keys(query).length > 0 ? [{ weight: 10, kind: 'query' } as const] : []),
    ...(headers.includes('Idempotency-Key') ? [{ weight: 1, kind: 'key' } as const] : []),
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
  const { known } = stage
  const whole = operation.name === 'POST /events' ? withOrganizer(draft.body, known) : draft.body
  const sound = sensible(whole, known)
  const body =
    fault?.kind === 'body' && operation.body
      ? brokenValue(operation.body, sound, fault.picks)
      : sound
  const request: FuzzRequest = {
    method: operation.method,
    path: pathTo(operation.path, stage) + queryText(draft),
    headers: {
      ...(operation.schemes.length > 0 && {
        Authorization: stage.credential(schemesFor(operation), draft.caller),
      }),
      ...(operation.body && { 'Content-Type': 'application/json' }),
      ...(draft.isConditional && conditions(operation, stage)),
      ...(draft.isKeyed && keyFor(operation)),
      ...headers,
    },
    ...(operation.body && { body: JSON.stringify(body) }),
  }
  return fault === undefined ? request : brokenRequest(request, operation, fault)
}

/** `If-Match` and `If-None-Match`, with the tag that the event has. */
const conditions = ({ headers }: Operation, stage: Stage) =>
  Object.fromEntries(
    headers.filter((name) => name !== KEY).map((name) => [name, stage.header(name)]),
  )

const KEY = 'Idempotency-Key'

/** A key that no other request has, as the generator would not make it. */
const keyFor = ({ headers }: Operation) => (headers.includes(KEY) ? { [KEY]: randomUUID() } : {})

const pathTo = (path: string, stage: Stage) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => stage.pathParameter(name, path))

/** What a user is opened by: no link of an event is theirs. */
const schemesFor = ({ path, schemes }: Operation) =>
  path.startsWith('/users') ? schemes.filter((scheme) => scheme !== 'capability') : schemes

function queryText({ operation, query, oddQuery }: Draft): string {
  // What an answer may ask beside a calendar file is refused beside JSON, which is what is sent here.
  const sent = operation.name === 'POST /events/{event_id}/availability' ? {} : query
  const pairs = Object.entries(sent).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  const all = oddQuery === '' ? pairs : [...pairs, oddQuery]
  return all.length === 0 ? '' : `?${all.join('&')}`
}
