import { Cause, Exit, type ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import type { FollowedRevisions } from '../application/followed-revisions.ts'
import type { Events } from '../application/ports.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { PollingLoop } from './polling-loop.ts'

/** With what a look and a message take, less than a second until a reader knows. */
const POLL_MS = 800
/** How long to wait after a look that failed for no reason of the storage. */
const DEFECT_MS = 30_000

/** Looks again and again what has become of the events that are followed in this process. */
export class RevisionWatch {
  readonly #runtime: ManagedRuntime.ManagedRuntime<Events, never>
  readonly #followed: FollowedRevisions
  readonly #logger: Logger
  readonly #loop: PollingLoop
  readonly #pollMs: number
  #isOut = false

  constructor(
    runtime: ManagedRuntime.ManagedRuntime<Events, never>,
    followed: FollowedRevisions,
    logger: Logger,
    pollMs = POLL_MS,
  ) {
    this.#runtime = runtime
    this.#followed = followed
    this.#logger = logger
    this.#pollMs = pollMs
    this.#loop = new PollingLoop({
      round: () => this.#look(),
      pauseMs: pollMs,
      failed: (error) => this.#failed(error),
    })
  }

  start(): void {
    this.#loop.start()
  }

  /** Resolves once the look that is under way has ended; no other begins. */
  stop(): Promise<void> {
    return this.#loop.stop()
  }

  /** However much it finds, the next look is a pause away. */
  async #look(): Promise<0> {
    const exit = await this.#runtime.runPromiseExit(this.#followed.look())
    if (!Exit.isSuccess(exit)) throw Cause.squash(exit.cause)
    if (this.#isOut) this.#logger.info('the storage answers again, followers are told')
    this.#isOut = false
    return 0
  }

  /** Says once that the storage is away, however often it is asked until it is back. */
  #failed(error: unknown): number {
    if (!(error instanceof StorageUnavailable)) {
      this.#logger.error({ err: error }, 'followers: defect')
      return DEFECT_MS
    }
    if (!this.#isOut) {
      this.#logger.warn({ reason: error.message }, 'followers wait for the storage')
    }
    this.#isOut = true
    return this.#pollMs
  }
}
