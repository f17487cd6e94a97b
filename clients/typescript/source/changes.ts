import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { SlotServiceError } from './errors.ts'
import { ReconnectDelay } from './reconnect-delay.ts'

/** Whose changes to follow, and until when. */
export type FollowOptions = {
  /** Where the service is, base path included: `https://slots.example.com/api`. */
  readonly url: string
  readonly eventId: string
  readonly token?: string | undefined
  /** Ends the following. */
  readonly signal?: AbortSignal | undefined
  /** Sends the requests; the platform's own `fetch` unless it says. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Told that a connection stands, and that it has ended, or that there was none to be had. */
  readonly onConnection?: ((isConnected: boolean) => void) | undefined
  /**
   * After this long without a byte a connection is taken to be broken; 45 seconds unless it says.
   * The service sends something every 15.
   */
  readonly silenceMs?: number | undefined
}

const SILENCE_MS = 45_000

/** Messages are far shorter; what sends more without an end to it is not the service. */
const MAX_MESSAGE_CHARACTERS = 16_384

/** The stream is not one of the service's: reason enough to connect anew. */
class BrokenStream extends Error {}

/**
 * The revisions of an event as they come: the present one first, then each newer one that the
 * service tells. Some may be skipped, as the newest is all that counts.
 *
 * A connection that breaks, is refused for now or falls silent is opened again after a while, and
 * goes on from the last revision. The iteration ends once the event is deleted or `signal` is
 * aborted.
 *
 * @throws SlotServiceError  when the service refuses for good: 401 when the token is worthless, also
 *   because the event was deleted while there was no connection; 403, 404, 410
 * @throws TypeError  when the URL is not absolute, or the token can't stand in a header
 */
export async function* followChanges(
  options: FollowOptions,
): AsyncGenerator<number, void, undefined> {
  const { eventId, signal } = options
  const address = new URL(`events/${encodeURIComponent(eventId)}/changes`, withSlash(options.url))
  const headers = new Headers({ Accept: 'text/event-stream' })
  if (options.token !== undefined) headers.set('Authorization', `Bearer ${options.token}`)
  const delay = new ReconnectDelay()
  let last: number | undefined
  while (signal?.aborted !== true) {
    let retryAfterSeconds: number | undefined
    try {
      for await (const { event, id, data } of messages(address, headers, options, delay)) {
        if (event === 'deleted') return
        if (event !== 'revision') continue
        if (id !== undefined) headers.set('Last-Event-ID', id)
        const revision = revisionIn(data)
        if (revision === last) continue
        last = revision
        yield revision
      }
    } catch (error) {
      if (error instanceof SlotServiceError && isForGood(error)) throw error
      if (error instanceof SlotServiceError) retryAfterSeconds = error.retryAfterSeconds
    }
    await pause(delay.nextMs(retryAfterSeconds), signal)
  }
}

/**
 * What one connection brings, until the service ends it.
 * @throws SlotServiceError  when it refuses
 * @throws  anything else when the connection breaks, falls silent or is given up by the caller
 */
async function* messages(
  address: URL,
  headers: Headers,
  { signal, silenceMs = SILENCE_MS, fetch = globalThis.fetch, onConnection }: FollowOptions,
  delay: ReconnectDelay,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const connection = new AbortController()
  const giveUp = () => connection.abort()
  signal?.addEventListener('abort', giveUp)
  /** Waits for one thing from the service, but not for long. */
  const heard = <Value>(something: Promise<Value>): Promise<Value> => {
    const timer = setTimeout(giveUp, silenceMs)
    return something.finally(() => clearTimeout(timer))
  }
  try {
    if (signal?.aborted === true) return
    const request = new Request(address, { headers, cache: 'no-store', signal: connection.signal })
    const response = await heard(fetch(request))
    if (!response.ok) throw new SlotServiceError(response, await heard(bodyOf(response)))
    const reader = streamOf(response).getReader()
    onConnection?.(true)
    const arrived: EventSourceMessage[] = []
    let isTooLong = false
    const parser = createParser({
      onEvent: (message) => arrived.push(message),
      onRetry: (firstMs) => delay.asked(firstMs),
      onError: ({ type }) => {
        isTooLong ||= type === 'max-buffer-size-exceeded'
      },
      maxBufferSize: MAX_MESSAGE_CHARACTERS,
    })
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await heard(reader.read())
      if (done) return
      delay.heard()
      parser.feed(decoder.decode(value, { stream: true }))
      yield* arrived.splice(0)
      if (isTooLong) throw new BrokenStream('a message that does not end')
    }
  } finally {
    onConnection?.(false)
    signal?.removeEventListener('abort', giveUp)
    connection.abort()
  }
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)

/** What is refused for good; the others say "not now". */
const isForGood = ({ status }: SlotServiceError) =>
  status >= 400 && status < 500 && ![408, 425, 429].includes(status)

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined)

function streamOf(response: Response): ReadableStream<Uint8Array> {
  const type = response.headers.get('Content-Type') ?? ''
  if (response.body === null || !/^text\/event-stream\b/.test(type)) throw new BrokenStream(type)
  return response.body
}

function revisionIn(data: string): number {
  const { revision } = JSON.parse(data) as { revision?: unknown }
  if (typeof revision !== 'number') throw new BrokenStream(data)
  return revision
}

/** Resolves after that long, or when the caller wants no more. */
const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake)
  })
