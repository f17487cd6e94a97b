import type { Followed } from '../../../application/follow-event.ts'
import type { Revision } from '../../../domain/event/event.ts'
import type { EventId } from '../../../domain/event/event-id.ts'
import { deletedMessage, GREETING, HEARTBEAT, revisionMessage } from './change-messages.ts'

/** Of what a stream tells, and to whom. */
export type ChangeStreamStart = {
  readonly eventId: EventId
  readonly revision: Revision
  /** The revision that the reader knows already, as they wrote it. */
  readonly known: string | undefined
  /** Is called once, when there is no reader any more or nothing more to read. */
  readonly closed: () => void
}

/**
 * The changes of one event for one reader. What is to be told is made only when the reader is ready for
 * it, so that whoever reads slowly is told of the newest revision alone, and nothing piles up.
 */
export class ChangeStream {
  readonly body: ReadableStream<Uint8Array>
  readonly eventId: EventId
  readonly #closed: () => void
  #greets = true
  #beats = false
  #newest: Revision
  /** At which revision the reader knows the event to be. */
  #told: Revision | undefined
  #end: 'open' | 'ended' | 'deleted' = 'open'
  #hasReader = true
  #news = Promise.withResolvers<void>()

  constructor({ eventId, revision, known, closed }: ChangeStreamStart) {
    this.eventId = eventId
    this.#newest = revision
    this.#told = known === String(revision) ? revision : undefined
    this.#closed = closed
    this.body = new ReadableStream(
      { pull: (controller) => this.#next(controller), cancel: () => this.#leave() },
      // Nothing is made ahead.
      { highWaterMark: 0 },
    )
  }

  /** Whether it would be news to the reader that this is where the event stands; undefined for nowhere. */
  isNews(revision: Revision | undefined): boolean {
    return revision === undefined || revision > this.#newest
  }

  /** Shows those between that there is somebody here. */
  beat(): void {
    this.#beats = true
    this.#news.resolve()
  }

  /** Tells what the reader may know now. */
  learn(followed: Followed): void {
    if (followed.state === 'standing') this.#newest = Math.max(this.#newest, followed.revision)
    else if (followed.state === 'deleted') this.#end = 'deleted'
    else if (followed.state === 'refused') this.end()
    this.#news.resolve()
  }

  /** Ends it, once what was begun is read. */
  end(): void {
    if (this.#end === 'open') this.#end = 'ended'
    this.#news.resolve()
  }

  async #next(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    let text = this.#text()
    while (text === '' && this.#end === 'open' && this.#hasReader) {
      this.#news = Promise.withResolvers()
      await this.#news.promise
      text = this.#text()
    }
    if (!this.#hasReader) return
    if (text !== '') controller.enqueue(Buffer.from(text))
    if (this.#end === 'open') return
    controller.close()
    this.#leave()
  }

  /** All that there is to say now; empty where there is nothing. */
  #text(): string {
    let text = this.#greets ? GREETING : ''
    if (this.#end === 'deleted') return text + deletedMessage(this.eventId)
    if (this.#end === 'open' && this.#newest !== this.#told) {
      text += revisionMessage(this.eventId, this.#newest)
    } else if (this.#beats) text += HEARTBEAT
    this.#greets = false
    this.#beats = false
    this.#told = this.#newest
    return text
  }

  #leave(): void {
    if (!this.#hasReader) return
    this.#hasReader = false
    this.#news.resolve()
    this.#closed()
  }
}
