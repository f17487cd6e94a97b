import createClient, { type Client } from 'openapi-fetch'
import { SlotServiceError, SlotServiceUnreachable } from './errors.ts'
import type { components, paths } from './interface.ts'

/** Calls the service, typed by its interface: `client.GET('/events/{event_id}', …)`. */
export type SlotClient = Client<paths>

/** What the interface calls by this name: `Schema<'Event'>`, `Schema<'NewEvent'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** Which service to call, and how. */
export type SlotClientOptions = {
  /** Where the service is, base path included: `https://slots.example.com/api`. */
  readonly url: string
  /** A link's token, an API key or an access token; without one only what needs none is answered. */
  readonly token?: string | undefined
  /** Sends the requests; the platform's own `fetch` unless it says. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
  /**
   * How long a call may take, its answer's body included; 30 seconds unless it says. The service
   * itself gives up after 20.
   */
  readonly timeoutMs?: number | undefined
}

const TIMEOUT_MS = 30_000

/**
 * A client of openapi-fetch for one service and one token: a call resolves to
 * `{ data, error, response }`. Hand it to {@link answerOf} to have the answer alone.
 *
 * @throws TypeError  when the URL is not absolute, or the token can't stand in a header
 */
export function createSlotClient(options: SlotClientOptions): SlotClient {
  const { url, token, timeoutMs = TIMEOUT_MS } = options
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request))
  return createClient<paths>({
    baseUrl: new URL(url).href,
    headers: new Headers(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    fetch: (request) => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
      return send(new Request(request, { signal }))
    },
  })
}

/**
 * What the service answered; undefined where it answers with no body (204).
 *
 * @param call  of a client of {@link createSlotClient}, not awaited
 * @throws SlotServiceError  when the service, or something in front of it, refused the request, and
 *   for what has not been modified (304)
 * @throws SlotServiceUnreachable  when no answer came, or a broken one; the request may have been
 *   carried out
 * @throws  the reason of the caller's own signal, when that ended the call
 */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw isAbort(cause) ? cause : new SlotServiceUnreachable(cause)
  })
  if (!response.ok) throw new SlotServiceError(response, error)
  return data as Data
}

const isAbort = (cause: unknown) => cause instanceof Error && cause.name === 'AbortError'
