import type { Checked } from '../checked.ts'
import { checkTypeId } from '../type-id.ts'

/** Identifies a user: a TypeID with the prefix `usr`. */
export type UserId = string & Checked<'UserId'>

/** Reads user ids. */
export const UserId = {
  prefix: 'usr',
  of: (text: string) => checkTypeId<'UserId'>(UserId.prefix, text),
}
