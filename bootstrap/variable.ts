import type { z } from 'zod'

/** A variable of the environment, what may stand in it, and what it is when it is missing. */
export type Variable<Value> = {
  readonly allowed: string
  readonly schema: z.ZodType<Value, string>
  readonly fallback: string
  /** Whether a wrong value must not be shown, since it may hold a password. */
  readonly isSecret?: boolean
}

/** A variable whose value is not allowed; its message is one line that says all there is to say. */
export class BadVariable extends Error {}

/** The refusal of a value, as it may be shown. */
export const refusal = (name: string, value: string, allowed: string) =>
  new BadVariable(`${name}: ${value} is not allowed; allowed: ${allowed}`)
