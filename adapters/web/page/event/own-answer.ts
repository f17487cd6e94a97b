import { type Answer, NO_TIME, withChanges } from '../grid/answer.ts'

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
 * has arrived. What was said elsewhere in the meantime, as far as it is known, stays where nothing was
 * painted here.
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
  /** What is kept, as far as is known: one's own changes are changes of that. */
  #kept: Said | undefined
  /** What was sent since then, and may have arrived. */
  #tried: readonly Said[] = []
  #unsent: Said | undefined
  #isSending = false
  #sendingCount = 0
  #readingCount = 0

  /** @param shown  is told of every state that follows the first */
  constructor(store: AnswerStore, shown: (state: AnswerState) => void) {
    this.#store = store
    this.#shown = shown
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

  /**
   * Sends what is to be sent, and what comes to be while it is on its way.
   * @returns whether anything has arrived
   */
  async send(): Promise<boolean> {
    if (this.#isSending || this.#unsent === undefined) return false
    this.#isSending = true
    this.#sendingCount++
    this.#show({ saving: 'saving' })
    let sent: Said
    try {
      // Much may have been said elsewhere since an attempt that failed.
      if (this.#tried.length > 0) this.#learn(await this.#store.read())
      do {
        sent = this.#unsent
        this.#tried = [...this.#tried, sent]
        await this.#store.keep(sent)
        this.#kept = sent
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
    this.#tried = []
    // Somewhere else it was said anew: what was said before that is nothing to go back to.
    if (!isOwn) this.#earlier = []
    if (this.#unsent === undefined) this.#show({ said, error: undefined })
    else if (!isOwn) {
      this.#unsent = merged(befores, this.#unsent, said)
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
    this.#show({ said, saving: 'saving' })
  }

  #show(changes: Partial<AnswerState>): void {
    this.#state = { ...this.#state, ...changes, canUndo: this.#earlier.length > 0 }
    this.#shown(this.#state)
  }
}

const timeOf = (said: Said): Answer => (said === 'nothing' ? NO_TIME : said)

/** What was said there, with what was changed here; who takes the answer back here means all of it. */
const merged = (befores: readonly Said[], here: Said, there: Said): Said =>
  here === 'nothing' ? here : withChanges(befores.map(timeOf), here, timeOf(there))

/** Whether the same was said. */
const isSame = (one: Said | undefined, other: Said | undefined): boolean =>
  typeof one === 'object' && typeof other === 'object'
    ? one.free.equals(other.free) && one.ifNeeded.equals(other.ifNeeded)
    : one === other
