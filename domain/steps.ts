/**
 * Work that is done a piece at a time. Wherever it yields, which it does every few milliseconds,
 * whoever drives it may let others have the processor first; the value is the same in any case.
 */
export type Steps<Value> = Generator<undefined, Value, undefined>

/** The value of the work, done at one go. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
