import type { Steps } from '../../../domain/steps.ts'
import { CalendarStumble } from './calendar-fault.ts'

/**
 * How many steps it may take to follow a calendar: entries, exceptions, repetitions that are looked at. All
 * of them take half a second or so (`bench/limits.bench.ts`); a calendar of ten years has some thousand.
 */
const MAX_STEPS = 200_000

/**
 * How many steps there may be at a go, for which all others wait; but for the description of a zone, which
 * is read at one, nothing comes near.
 */
export const MAX_STEPS_AT_ONCE = 5_000

/** Counts the steps that a calendar takes to follow, of which nobody can tell how many it asks for. */
export class Effort {
  #steps = 0
  #atOnce = 0
  /** The entry that is being followed: where it begins in the file. */
  line: number | undefined

  /** How many it has taken so far. */
  get steps(): number {
    return this.#steps
  }

  /**
   * So many steps more.
   * @throws CalendarStumble when they are too many
   */
  spend(steps: number): void {
    this.#steps += steps
    this.#atOnce += steps
    const { line } = this
    if (this.#steps > MAX_STEPS) {
      throw new CalendarStumble({
        _tag: 'CalendarRefused',
        reason: 'too_much',
        max: MAX_STEPS,
        line,
      })
    }
    if (this.#atOnce > MAX_STEPS_AT_ONCE) {
      const max = MAX_STEPS_AT_ONCE
      throw new CalendarStumble({ _tag: 'CalendarRefused', reason: 'too_much_at_once', max, line })
    }
  }

  /** Lets others have their turn. */
  *rest(): Steps<void> {
    this.#atOnce = 0
    yield
  }
}
