import { type Answer, NO_TIME, withChanges } from '../grid/answer.ts'

/** What somebody has said: when they can come, which may be never, or nothing yet. */
export type Said = Answer | 'nothing'

/** Where one's own answer is kept. */
export type AnswerStore = {
  readonly read: () => Promise<Said>
  /**
   * Keeps what is said now; nothing takes the answer back.
   * @param isLeaving  whether the page may end before it has arrived
   */
  readonly keep: (said: Said, isLeaving: boolean) => Promise<void>
}

/** How what one sees stands to what is kept. */
export type Saving = 'nothing to save' | 'saving' | 'saved' | 'failed'

/** One's own answer, as one sees it. */
export type AnswerState = {
  /** Undefined until it has been read: what is not known can't be painted on. */
  readonly said: Said | undefined
  /** Whether there is a change of one's own to take back. */
  readonly canUndo: boolean
  readonly saving: Saving
  /** Why the last attempt to read or to save came to nothing. */
  readonly error: unknown
}

/** So many changes can be taken back. */
const MOST_UNDONE = 100

/** What was read so long ago may be otherwise by now: the page may have slept. */
const FRESH_MS = 5_000

/**
 * One's own answer between the grid and the service. Only what was read is changed, what is painted is
 * never replaced by what was read, and one thing at a time is sent: the newest, and it again until it
 * has arrived. What was said elsewhere in the meantime, as far as it is known, stays where nothing was
 * painted here.
 */
export class OwnAnswer {
  readonly #store: AnswerStore
  readonly #shown: (state: AnswerState) => void
  readonly #nowMs: () => number
  #state: AnswerState = {
    said: undefined,
    canUndo: false,
    saving: 'nothing to save',
    error: undefined,
  }
  /** What was said before each of one's own changes, the last one at the end. */
  #earlier: readonly Said[] = []
  /** What is kept, as far as is known: one's own changes are changes of that. */
  #kept: Said | undefined
  /** What was sent since then, and may have arrived. */
  #tried: readonly Said[] = []
  /** When it was known for sure. */
  #knownAtMs = Number.NEGATIVE_INFINITY
  #unsent: Said | undefined
  /** Whether nothing is said because the answer was taken back, and not because a stroke was undone. */
  #isWithdrawn = false
  /** What was sent last in leaving: it is sent once so. */
  #leftWith: Said | undefined
  #isSending = false
  #sendingCount = 0
  #readingCount = 0

  /**
   * @param shown  is told of every state that follows the first
   * @param nowMs  a clock that never goes back
   */
  constructor(
    store: AnswerStore,
    shown: (state: AnswerState) => void,
    nowMs: () => number = () => performance.now(),
  ) {
    this.#store = store
    this.#shown = shown
    this.#nowMs = nowMs
  }

  get state(): AnswerState {
    return this.#state
  }

  /** Reads the answer. Of several readings the last counts, and none that may be older than what was sent. */
  async read(): Promise<void> {
    const reading = ++this.#readingCount
    const sendingsBefore = this.#sendingCount
    const isOvertaken = () =>
      this.#isSending || this.#sendingCount !== sendingsBefore || this.#readingCount !== reading
    if (isOvertaken()) return
    try {
      const said = await this.#store.read()
      if (!isOvertaken()) this.#learn(said)
    } catch (error) {
      if (!isOvertaken() && this.#unsent === undefined) this.#show({ error })
    }
  }

  /** Changes the answer; to be sent by {@link send}. Does nothing before it has been read. */
  change(how: (answer: Answer) => Answer): void {
    const { said } = this.#state
    if (said !== undefined) this.#say(how(timeOf(said)))
  }

  /** Takes the answer back; to be sent by {@link send}, too. Does nothing before it has been read. */
  withdraw(): void {
    this.#say('nothing')
    this.#isWithdrawn = true
  }

  /** Takes the last change back that was not taken back yet; to be sent by {@link send}, too. */
  undo(): void {
    const before = this.#earlier.at(-1)
    if (before === undefined) return
    this.#earlier = this.#earlier.slice(0, -1)
    this.#want(before)
  }

  /** Gives up what could not be sent. What is kept is to be had by {@link read}. */
  discard(): void {
    if (this.#isSending) return
    this.#unsent = undefined
    this.#earlier = []
    this.#show({ saving: 'nothing to save', error: undefined })
  }

  /** Sends the newest at once, whatever else is on its way: the page may end at any moment. */
  leave(): void {
    if (this.#unsent === undefined || this.#leftWith === this.#unsent) return
    this.#leftWith = this.#unsent
    if (!this.#isSending) void this.send(true)
    // What is under way goes on, if it can, and tells what comes of it.
    else this.#store.keep(this.#unsent, true).catch(() => {})
  }

  /**
   * Sends what is to be sent, and what comes to be while it is on its way.
   *
   * @param isLeaving  whether there may be no time to read first what was said elsewhere
   * @returns whether anything has arrived
   */
  async send(isLeaving = false): Promise<boolean> {
    if (this.#isSending || this.#unsent === undefined) return false
    this.#isSending = true
    this.#sendingCount++
    this.#show({ saving: 'saving' })
    let sent: Said
    try {
      const isFresh = this.#tried.length === 0 && this.#nowMs() - this.#knownAtMs < FRESH_MS
      if (!isFresh && !isLeaving) this.#learn(await this.#store.read())
      do {
        sent = this.#unsent
        this.#tried = [...this.#tried, sent]
        await this.#store.keep(sent, isLeaving)
        this.#kept = sent
        this.#knownAtMs = this.#nowMs()
        this.#tried = []
      } while (this.#unsent !== sent)
      this.#unsent = undefined
      this.#show({ saving: sent === 'nothing' ? 'nothing to save' : 'saved', error: undefined })
      return true
    } catch (error) {
      this.#show({ saving: 'failed', error })
      return false
    } finally {
      this.#isSending = false
    }
  }

  /** Takes note of what is kept: it is shown, but for what was painted since. */
  #learn(said: Said): void {
    const befores = [...(this.#kept === undefined ? [] : [this.#kept]), ...this.#tried]
    const isOwn = befores.some((before) => isSame(before, said))
    this.#kept = said
    this.#knownAtMs = this.#nowMs()
    this.#tried = []
    // Somewhere else it was said anew: what was said before that is nothing to go back to.
    if (!isOwn) this.#earlier = []
    if (this.#unsent === undefined) this.#show({ said, error: undefined })
    else if (!isOwn) {
      const isKept = this.#unsent === 'nothing' && (this.#isWithdrawn || said === 'nothing')
      if (!isKept) {
        this.#unsent = withChanges(befores.map(timeOf), timeOf(this.#unsent), timeOf(said))
      }
      this.#show({ said: this.#unsent })
    }
  }

  #say(said: Said): void {
    const { said: before } = this.#state
    if (before === undefined) return
    this.#earlier = [...this.#earlier, before].slice(-MOST_UNDONE)
    this.#want(said)
  }

  #want(said: Said): void {
    this.#unsent = said
    this.#isWithdrawn = false
    this.#show({ said, saving: 'saving' })
  }

  #show(changes: Partial<AnswerState>): void {
    this.#state = { ...this.#state, ...changes, canUndo: this.#earlier.length > 0 }
    this.#shown(this.#state)
  }
}

const timeOf = (said: Said): Answer => (said === 'nothing' ? NO_TIME : said)

/** Whether the same was said. */
const isSame = (one: Said | undefined, other: Said | undefined): boolean =>
  typeof one === 'object' && typeof other === 'object'
    ? one.free.equals(other.free) && one.ifNeeded.equals(other.ifNeeded)
    : one === other
