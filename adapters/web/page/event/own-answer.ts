import type { Answer } from '../grid/answer.ts'

/** Where one's own answer is kept. */
export type AnswerStore = {
  /** What stands there; no time at all where nothing was said yet. */
  readonly read: () => Promise<Answer>
  readonly write: (answer: Answer) => Promise<void>
  readonly withdraw: () => Promise<void>
}

/** How what one sees stands to what is kept. */
export type Saving = 'nothing to save' | 'saving' | 'saved' | 'failed'

/** One's own answer, as one sees it. */
export type AnswerState = {
  /** Undefined until it has been read: what is not known can't be painted on. */
  readonly answer: Answer | undefined
  readonly saving: Saving
  /** Why the last attempt to read or to save came to nothing. */
  readonly error: unknown
}

/** What is still to be sent. */
type Unsent = { readonly answer: Answer } | 'withdrawal'

/**
 * One's own answer between the grid and the service. Only what was read is changed, what is painted is
 * never replaced by what was read, and one thing at a time is sent: the newest, and it again until it
 * has arrived.
 */
export class OwnAnswer {
  readonly #store: AnswerStore
  readonly #shown: (state: AnswerState) => void
  #state: AnswerState = { answer: undefined, saving: 'nothing to save', error: undefined }
  #unsent: Unsent | undefined
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
      const answer = await this.#store.read()
      if (!isOvertaken()) this.#show({ answer, error: undefined })
    } catch (error) {
      if (!isOvertaken()) this.#show({ error })
    }
  }

  /** Changes the answer; to be sent by {@link send}. Does nothing before it has been read. */
  change(how: (answer: Answer) => Answer): void {
    if (this.#state.answer === undefined) return
    const answer = how(this.#state.answer)
    this.#want({ answer }, answer)
  }

  /** Takes the answer back; to be sent by {@link send}, too. */
  withdraw(noTime: Answer): void {
    this.#want('withdrawal', noTime)
  }

  /**
   * Sends what is to be sent, and what comes to be while it is on its way.
   * @returns whether anything has arrived
   */
  async send(): Promise<boolean> {
    if (this.#isSending || this.#unsent === undefined) return false
    this.#isSending = true
    this.#show({ saving: 'saving' })
    let sent: Unsent
    try {
      do {
        sent = this.#unsent
        await (sent === 'withdrawal' ? this.#store.withdraw() : this.#store.write(sent.answer))
      } while (this.#unsent !== sent)
      this.#unsent = undefined
      // A reading that began before this arrived may tell of what was there before.
      this.#changeCount++
      this.#show({ saving: sent === 'withdrawal' ? 'nothing to save' : 'saved', error: undefined })
      return true
    } catch (error) {
      this.#show({ saving: 'failed', error })
      return false
    } finally {
      this.#isSending = false
    }
  }

  #want(unsent: Unsent, answer: Answer): void {
    this.#unsent = unsent
    this.#changeCount++
    this.#show({ answer, saving: 'saving' })
  }

  #show(changes: Partial<AnswerState>): void {
    this.#state = { ...this.#state, ...changes }
    this.#shown(this.#state)
  }
}
