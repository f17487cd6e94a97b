import { Effect } from 'effect'
import type { Steps } from '../domain/steps.ts'

/** For so long a computation may keep the processor while others wait. */
const TURN_MS = 10

/**
 * The value of the work, done in turns with whatever else the process has to do.
 * @param signal  ends it, where nobody but the one who asks has use for it
 * @throws the signal's reason
 */
export async function inTurns<Value>(steps: Steps<Value>, signal?: AbortSignal): Promise<Value> {
  let turnBegan = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - turnBegan < TURN_MS) continue
    await Effect.runPromise(Effect.yieldNow)
    signal?.throwIfAborted()
    turnBegan = performance.now()
  }
}
