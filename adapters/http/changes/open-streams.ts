import { Cause, Exit, type ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import { type Followed, lookAgain } from '../../../application/follow-event.ts'
import type { FollowedRevisions } from '../../../application/followed-revisions.ts'
import type { IdentifyingPorts } from '../../../application/identify.ts'
import type { Events } from '../../../application/ports.ts'
import type { Revision } from '../../../domain/event/event.ts'
import type { EventId } from '../../../domain/event/event-id.ts'
import { RequestFailed } from '../failure.ts'
import { Places } from '../limits/places.ts'
import { ChangeStream } from './change-stream.ts'
import { STREAM_BOUNDS, type StreamBounds } from './stream-bounds.ts'

/** So many parts of a beat spread the streams over it, instead of all of them at once. */
const BEAT_PARTS = 15
/** So many readers are asked about at once, which the storage answers together; others still ask, too. */
const MOST_LOOKS = 128

/** Who wants to follow an event from which revision on, and is allowed to. */
export type Reader = {
  readonly address: string
  /** With which to ask again whether they still may. */
  readonly token: string | undefined
  readonly eventId: EventId
  readonly revision: Revision
  /** The revision that they know already, as they wrote it. */
  readonly known: string | undefined
}

type OpenStream = {
  readonly stream: ChangeStream
  readonly token: string | undefined
  /** Which part of the beat is its own. */
  readonly part: number
  /** On the clock of `performance`. */
  readonly endsAt: number
}

/** Asks who may. */
type AccessRuntime = ManagedRuntime.ManagedRuntime<IdentifyingPorts | Events, never>

/** The streams of this process, from their beginning to their end. */
export class OpenStreams {
  readonly #runtime: AccessRuntime
  readonly #followed: FollowedRevisions
  readonly #logger: Logger
  readonly #bounds: StreamBounds
  readonly #places: Places
  readonly #open = new Set<OpenStream>()
  /** Those who may have something to learn, in the order in which that was found out. */
  readonly #behind = new Set<OpenStream>()
  readonly #looking = new Set<OpenStream>()
  #part = 0
  #opened = 0
  #beats: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(
    runtime: AccessRuntime,
    followed: FollowedRevisions,
    logger: Logger,
    bounds: Partial<StreamBounds> = {},
  ) {
    this.#runtime = runtime
    this.#followed = followed
    this.#logger = logger
    this.#bounds = { ...STREAM_BOUNDS, ...bounds }
    this.#places = new Places(this.#bounds)
  }

  /** How many there are. */
  get count(): number {
    return this.#places.taken
  }

  /**
   * Begins a stream; it has its place until it is read to its end, or cancelled.
   * @throws RequestFailed with `TooManyStreams`, or `Draining` once they are closed
   */
  begin({ address, token, ...start }: Reader): ReadableStream<Uint8Array> {
    if (this.#isClosed) throw new RequestFailed({ _tag: 'Draining' })
    const place = this.#places.take(address)
    if (place !== 'taken') {
      const per = place === 'full' ? 'instance' : 'address'
      const max = place === 'full' ? this.#bounds.inAll : this.#bounds.ofOneAddress
      throw new RequestFailed({ _tag: 'TooManyStreams', per, max })
    }
    const closed = () => {
      unfollow()
      this.#open.delete(one)
      this.#behind.delete(one)
      this.#places.leave(address)
      if (this.#open.size === 0) this.#rest()
    }
    const { least, most } = this.#bounds.lifeMs
    const one: OpenStream = {
      stream: new ChangeStream({ ...start, closed }),
      token,
      part: this.#opened++ % BEAT_PARTS,
      endsAt: performance.now() + least + Math.random() * (most - least),
    }
    const unfollow = this.#followed.follow(start.eventId, (revision) => {
      if (one.stream.isNews(revision)) this.#lookAgain(one)
    })
    this.#open.add(one)
    this.#beats ??= setInterval(() => this.#beat(), this.#bounds.beatMs / BEAT_PARTS).unref()
    return one.stream.body
  }

  /** Ends all of them, and begins no other. */
  close(): void {
    this.#isClosed = true
    for (const { stream } of this.#open) stream.end()
  }

  #beat(): void {
    this.#part = (this.#part + 1) % BEAT_PARTS
    const now = performance.now()
    for (const one of this.#open) {
      if (one.part !== this.#part) continue
      one.stream.beat()
      if (now >= one.endsAt) one.stream.end()
      else this.#lookAgain(one)
    }
  }

  #rest(): void {
    clearInterval(this.#beats)
    this.#beats = undefined
  }

  #lookAgain(one: OpenStream): void {
    this.#behind.add(one)
    this.#proceed()
  }

  /** Each reader is asked about once at a time; what is found out meanwhile has them asked about again. */
  #proceed(): void {
    for (const one of this.#behind) {
      if (this.#looking.size >= MOST_LOOKS) return
      if (this.#looking.has(one)) continue
      this.#behind.delete(one)
      this.#looking.add(one)
      void this.#ask(one).then((followed) => {
        one.stream.learn(followed)
        this.#looking.delete(one)
        this.#proceed()
      })
    }
  }

  /** What goes wrong for no reason of the storage ends a stream: whoever comes back is told so. */
  async #ask({ stream, token }: OpenStream): Promise<Followed> {
    const { eventId } = stream
    const exit = await this.#runtime.runPromiseExit(lookAgain({ token, eventId }))
    if (Exit.isSuccess(exit)) return exit.value
    if (!Cause.hasInterruptsOnly(exit.cause)) {
      this.#logger.error({ event_id: eventId, err: Cause.squash(exit.cause) }, 'streams: defect')
    }
    stream.end()
    return { state: 'unknown' }
  }
}
