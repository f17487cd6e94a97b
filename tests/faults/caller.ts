import { expect } from 'vitest'

/** What goes along with a request. */
export type CallOptions = {
  readonly token?: string
  readonly json?: unknown
  readonly headers?: Record<string, string>
}

/** An answer with its body read, and how long it took in all. */
export type Reply = {
  readonly status: number
  readonly headers: Headers
  // The tests look into bodies of many shapes, and say what they expect there.
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever the service sent
  readonly body: any
  readonly elapsedMs: number
}

/** The headers and the body of a request. */
export const sent = ({ token, json, headers }: CallOptions) => ({
  headers: {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(json !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  },
  ...(json !== undefined && { body: JSON.stringify(json) }),
})

/** Sends a request to a service; rejects when the connection breaks before the answer is here. */
export async function call(
  url: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Reply> {
  const begin = performance.now()
  const response = await fetch(url + path, { method, ...sent(options) })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
    elapsedMs: performance.now() - begin,
  }
}

/**
 * No request may take longer. What the pool allows, once, is 2.5 s for a connection and 5 s for a
 * statement; the rest is for a machine that has other things to do.
 */
const HANG_LIMIT_MS = 10_000

/** Expects the answer of a service that can't reach its storage, in the time that it has for it. */
export function expectUnavailable({ status, headers, body, elapsedMs }: Reply): void {
  expect({ status, type: headers.get('Content-Type') }).toEqual({
    status: 503,
    type: 'application/problem+json',
  })
  expect(body).toMatchObject({ status: 503, title: 'Storage unavailable' })
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(elapsedMs).toBeLessThan(HANG_LIMIT_MS)
}
