import type { Result } from '../domain/result.ts'

/** The value of a result that a test knows to be good. */
export function made<Value, Fault>(result: Result<Value, Fault>): Value {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.fault)}`)
}

/** The fault of a result that a test knows to be bad. */
export function refused<Value, Fault>(result: Result<Value, Fault>): Fault {
  if (!result.ok) return result.fault
  throw new Error(`not refused: ${JSON.stringify(result.value)}`)
}
