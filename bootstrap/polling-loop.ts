/** What a loop does over and over, and what it says of what goes wrong. */
export type LoopWork = {
  /** Does what there is to do, and answers how much that was. */
  readonly round: () => Promise<number>
  /** How long to wait after a round that found nothing. */
  readonly pauseMs: number
  /** How long to wait after a round that failed, unless `failed` says otherwise. */
  readonly failed: (error: unknown) => number
}

/** Does a piece of work as often as there is some, until it is stopped. */
export class PollingLoop {
  readonly #work: LoopWork
  #stopping = false
  #ended = Promise.resolve()
  /** Ends the present pause; what comes while there is none ends the next. */
  #wake = Promise.withResolvers<void>()

  constructor(work: LoopWork) {
    this.#work = work
  }

  start(): void {
    this.#ended = this.#run()
  }

  /** Has the next round begin at once. */
  wake(): void {
    this.#wake.resolve()
  }

  /** Resolves once the round that is under way has ended; no other begins. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.wake()
    await this.#ended
  }

  async #run(): Promise<void> {
    const { round, pauseMs, failed } = this.#work
    while (!this.#stopping) {
      try {
        if ((await round()) === 0) await this.#pause(pauseMs)
      } catch (error) {
        await this.#pause(failed(error))
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    if (this.#stopping) return
    const timer = setTimeout(() => this.wake(), ms)
    await this.#wake.promise
    clearTimeout(timer)
    this.#wake = Promise.withResolvers<void>()
  }
}
