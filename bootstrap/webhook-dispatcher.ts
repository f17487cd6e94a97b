import { setTimeout as pause } from 'node:timers/promises'
import { Cause, type Effect, Exit, type ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import { claimDeliveries, deliver, MOST_UNDER_WAY } from '../application/deliver-notices.ts'
import { claimLooks, lookForEveryone } from '../application/look-for-everyone.ts'
import type { Chance, Clock, Deliveries, Events, Sender } from '../application/ports.ts'
import type { Rankings } from '../application/rankings.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { ClaimedDelivery } from '../domain/webhook/delivery-queue.ts'
import { ATTEMPT_MS } from '../domain/webhook/webhook-sender.ts'
import { PollingLoop } from './polling-loop.ts'

/** What telling webhooks takes. */
type Services = Chance | Clock | Deliveries | Events | Rankings | Sender

const POLL_MS = 1_000
/** How long to wait after a round that failed for no reason of the storage. */
const DEFECT_MS = 30_000
/** How long a stop waits: longer than an attempt may take, and storing what became of it. */
const STOP_MS = ATTEMPT_MS + 2_000

/**
 * Tells webhooks what happens to events, as long as the process runs. Any number of processes may
 * do so over one storage: what one has claimed, no other takes.
 */
export class WebhookDispatcher {
  readonly #runtime: ManagedRuntime.ManagedRuntime<Services, never>
  readonly #logger: Logger
  readonly #loops: readonly PollingLoop[]
  readonly #deliveries: PollingLoop
  readonly #underWay = new Map<ClaimedDelivery, Promise<void>>()
  readonly #stopMs: number
  #isOut = false
  #isStopping = false

  constructor(
    runtime: ManagedRuntime.ManagedRuntime<Services, never>,
    logger: Logger,
    stopMs = STOP_MS,
  ) {
    this.#runtime = runtime
    this.#logger = logger
    this.#stopMs = stopMs
    const loop = (round: () => Promise<number>) =>
      new PollingLoop({ round, pauseMs: POLL_MS, failed: (error) => this.#failed(error) })
    this.#deliveries = loop(() => this.#beginDeliveries())
    this.#loops = [this.#deliveries, loop(() => this.#look())]
  }

  start(): void {
    for (const loop of this.#loops) loop.start()
  }

  /**
   * Begins nothing more, and resolves once what is under way has ended and is stored, or is taking
   * too long: then its claim ends, and another process does it again.
   */
  async stop(): Promise<void> {
    this.#isStopping = true
    const patience = new AbortController()
    const tooLong = pause(this.#stopMs, undefined, { signal: patience.signal }).catch(() => {})
    await Promise.race([this.#ended(), tooLong])
    patience.abort()
  }

  async #ended(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()))
    await Promise.all(this.#underWay.values())
  }

  async #beginDeliveries(): Promise<number> {
    const limit = MOST_UNDER_WAY - this.#underWay.size
    if (limit === 0) return 0
    const underWay = [...this.#underWay.keys()]
    const claimed = await this.#run(claimDeliveries({ limit, underWay }))
    for (const one of claimed) {
      const delivery = this.#deliver(one).finally(() => {
        this.#underWay.delete(one)
        // There is room for another, perhaps for one whose share was under way.
        this.#deliveries.wake()
      })
      this.#underWay.set(one, delivery)
    }
    return claimed.length
  }

  async #deliver(claimed: ClaimedDelivery): Promise<void> {
    const { eventId, webhookId, notice } = claimed
    const what = { event_id: eventId, webhook_id: webhookId, type: notice.type }
    try {
      const { end, after, isDisabled } = await this.#run(deliver(claimed))
      if (isDisabled) {
        this.#logger.warn({ ...what, ...end, disabled: after.disables }, 'webhook disabled')
      } else if (after.state.name !== 'delivered') {
        this.#logger.info({ ...what, ...end, attempts: claimed.attempts + 1 }, 'not delivered')
      }
    } catch (error) {
      this.#failed(error)
    }
  }

  async #look(): Promise<number> {
    const eventIds = await this.#run(claimLooks())
    for (const eventId of eventIds) {
      if (this.#isStopping) break
      // What keeps one from being looked at keeps no other.
      await this.#run(lookForEveryone(eventId)).catch((error) => this.#failed(error))
    }
    if (eventIds.length > 0) this.#deliveries.wake()
    return eventIds.length
  }

  async #run<Value, Fault>(useCase: Effect.Effect<Value, Fault, Services>): Promise<Value> {
    const exit = await this.#runtime.runPromiseExit(useCase)
    if (!Exit.isSuccess(exit)) throw Cause.squash(exit.cause)
    if (this.#isOut) this.#logger.info('the storage answers again, webhooks are told')
    this.#isOut = false
    return exit.value
  }

  /** Says once that the storage is away, however often it is asked until it is back. */
  #failed(error: unknown): number {
    if (!(error instanceof StorageUnavailable)) {
      this.#logger.error({ err: error }, 'webhooks: defect')
      return DEFECT_MS
    }
    if (!this.#isOut) {
      this.#logger.warn({ reason: error.message }, 'webhooks wait for the storage')
    }
    this.#isOut = true
    return POLL_MS
  }
}
