import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import { exampleEvent } from './example-event.ts'

/** How somebody asks for a stream. */
export type ReaderOptions = {
  readonly token?: string | undefined
  readonly lastEventId?: string
  readonly headers?: Record<string, string>
}

/** Somebody who follows an event, over a connection of their own. */
export class ChangeReader {
  readonly response: Response
  /** How many signs of life there have been. */
  beats = 0
  /** How soon the reader is asked to come back, in milliseconds. */
  retryMs: number | undefined
  readonly #reader: ReadableStreamDefaultReader<EventSourceMessage>
  readonly #hangUp: AbortController

  private constructor(response: Response, hangUp: AbortController) {
    this.response = response
    this.#hangUp = hangUp
    this.#reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(
        new EventSourceParserStream({
          onError: 'terminate',
          onRetry: (ms) => {
            this.retryMs = ms
          },
          onComment: () => {
            this.beats++
          },
        }),
      )
      .getReader()
  }

  /** @param eventUrl  the address of the event */
  static async open(eventUrl: string, options: ReaderOptions = {}): Promise<ChangeReader> {
    const { token, lastEventId, headers } = options
    const hangUp = new AbortController()
    const response = await fetch(`${eventUrl}/changes`, {
      headers: {
        Accept: 'text/event-stream',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
        ...headers,
      },
      signal: hangUp.signal,
    })
    return new ChangeReader(response, hangUp)
  }

  /** The next message; undefined once the stream has ended as it should. Rejects when it is cut. */
  async next(): Promise<EventSourceMessage | undefined> {
    const { value } = await this.#reader.read()
    return value
  }

  /** The revisions up to this one, whatever is told of those before. */
  async until(revision: number): Promise<readonly number[]> {
    const told: number[] = []
    while (told.at(-1) !== revision) {
      const message = await this.next()
      if (message === undefined) throw new Error(`it ended after ${told}`)
      told.push(JSON.parse(message.data).revision)
    }
    return told
  }

  hangUp(): void {
    this.#hangUp.abort()
  }
}

/** So many readers of a new event on the service at this address, each of whom knows where it stands. */
export async function followEvent(url: string, count: number): Promise<ChangeReader[]> {
  const response = await fetch(`${url}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(exampleEvent),
  })
  const { event_id, organizer_token: token } = (await response.json()) as Record<string, string>
  const opened = Array.from({ length: count }, async () => {
    const reader = await ChangeReader.open(`${url}/events/${event_id}`, { token })
    await reader.next()
    return reader
  })
  return Promise.all(opened)
}
