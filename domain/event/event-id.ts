import type { Checked } from '../checked.ts'
import { checkTypeId } from '../type-id.ts'

/** Identifies an event: a TypeID with the prefix `evt`. */
export type EventId = string & Checked<'EventId'>

/** Reads event ids. */
export const EventId = {
  prefix: 'evt',
  of: (text: string) => checkTypeId<'EventId'>(EventId.prefix, text),
}
