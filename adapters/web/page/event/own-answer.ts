import { type Answer, NO_TIME } from '../grid/answer.ts'

/** What somebody has said: when they can come, which may be never, or nothing yet. */
export type Said = Answer | 'nothing'

/** Where one's own answer is kept. */
export type AnswerStore = {
  readonly read: () => Promise<Said>
  /** Keeps what is said now; nothing takes the answer back. */
  readonly keep: (said: Said) => Promise<void>
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

/**
 * One's own answer between the grid and the service. Only what was read is changed, what is painted is
 * never replaced by what was read, and one thing at a time is sent: the newest, and it again until it
 * has arrived.
 */
export class OwnAnswer {
  readonly #store: AnswerStore
  readonly #shown: (state: AnswerState) => void
  #state: AnswerState = {
    said: undefined,
    canUndo: false,
    saving: 'nothing to save',
    error: undefined,
  }
  /** What was said before each of one's own changes, the last one at the end. */
  #earlier: readonly Said[] = []
  #unsent: Said | undefined
  #isSending = false
  #changeCount = 0

  /** @param shown  is told of every state that follows the first */
  constructor(store: AnswerStore, shown: (state: AnswerState) => void) {
    this.#store = store
    this.#shown = shown
  }

  get state(): AnswerState {
    return this.#state
  }

  /** Reads the answer, unless there is something to send: then that is the answer. */
  async read(): Promise<void> {
    const changesBefore = this.#changeCount
    const isOvertaken = () => this.#unsent !== undefined || this.#changeCount !== changesBefore
    if (isOvertaken()) return
    try {
      const said = await this.#store.read()
      if (isOvertaken()) return
      // Somewhere else it was said anew: what was said before that is nothing to go back to.
      if (!isSame(said, this.#state.said)) this.#earlier = []
      this.#show({ said, error: undefined })
    } catch (error) {
      if (!isOvertaken()) this.#show({ error })
    }
  }

  /** Changes the answer; to be sent by {@link send}. Does nothing before it has been read. */
  change(how: (answer: Answer) => Answer): void {
    const { said } = this.#state
    if (said !== undefined) this.#say(how(said === 'nothing' ? NO_TIME : said))
  }

  /** Takes the answer back; to be sent by {@link send}, too. */
  withdraw(): void {
    this.#say('nothing')
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
    this.#show({ saving: 'nothing to save', error: undefined })
  }

  /**
   * Sends what is to be sent, and what comes to be while it is on its way.
   * @returns whether anything has arrived
   */
  async send(): Promise<boolean> {
    if (this.#isSending || this.#unsent === undefined) return false
    this.#isSending = true
    this.#show({ saving: 'saving' })
    let sent: Said
    try {
      do {
        sent = this.#unsent
        await this.#store.keep(sent)
      } while (this.#unsent !== sent)
      this.#unsent = undefined
      // A reading that began before this arrived may tell of what was there before.
      this.#changeCount++
      this.#show({ saving: sent === 'nothing' ? 'nothing to save' : 'saved', error: undefined })
      return true
    } catch (error) {
      this.#show({ saving: 'failed', error })
      return false
    } finally {
      this.#isSending = false
    }
  }

  #say(said: Said): void {
    const { said: before } = this.#state
    if (before !== undefined) this.#earlier = [...this.#earlier, before].slice(-MOST_UNDONE)
    this.#want(said)
  }

  #want(said: Said): void {
    this.#unsent = said
    this.#changeCount++
    this.#show({ said, saving: 'saving' })
  }

  #show(changes: Partial<AnswerState>): void {
    this.#state = { ...this.#state, ...changes, canUndo: this.#earlier.length > 0 }
    this.#shown(this.#state)
  }
}

/** Whether the same was said. */
const isSame = (one: Said | undefined, other: Said | undefined): boolean =>
  typeof one === 'object' && typeof other === 'object'
    ? one.free.equals(other.free) && one.ifNeeded.equals(other.ifNeeded)
    : one === other
