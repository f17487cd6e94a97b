import { Effect } from 'effect'
import type { Steps } from '../domain/steps.ts'

/** For so long a computation may keep the processor while others wait. */
const TURN_MS = 10

/** The value of the work, done in turns with whatever else the process has to do. */
export async function inTurns<Value>(steps: Steps<Value>): Promise<Value> {
  let turnBegan = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - turnBegan < TURN_MS) continue
    await Effect.runPromise(Effect.yieldNow)
    turnBegan = performance.now()
  }
}
