import { z } from '@hono/zod-openapi'
import type { Result } from '../../../domain/result.ts'

/**
 * Lets a constructor of the domain decide: the value of the schema is what the constructor makes
 * of it, and a fault becomes an issue at the same place.
 */
export const constructedBy =
  <Input, Value, Fault>(
    make: (input: Input) => Result<Value, Fault>,
    word: (fault: Fault) => string,
  ) =>
  (input: Input, context: z.RefinementCtx): Value => {
    const made = make(input)
    if (made.ok) return made.value
    context.addIssue({ code: 'custom', message: word(made.fault), input })
    return z.NEVER
  }
