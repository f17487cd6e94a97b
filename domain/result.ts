/**
 * The answer of a function that can refuse: a value, or a fault that says what was wrong.
 *
 * The domain refuses by returning, never by throwing, so that a caller sees in the type
 * every way in which a call can end.
 */
export type Result<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault }

/** The result that carries a value. */
export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })

/** The result that carries a fault. */
export const refuse = <Fault>(fault: Fault): Result<never, Fault> => ({ ok: false, fault })
