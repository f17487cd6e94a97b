import type { Checked } from '../checked.ts'
import { checkTypeId } from '../type-id.ts'

/** Identifies a webhook: a TypeID with the prefix `whk`. */
export type WebhookId = string & Checked<'WebhookId'>

/** Reads webhook ids. */
export const WebhookId = {
  prefix: 'whk',
  of: (text: string) => checkTypeId<'WebhookId'>(WebhookId.prefix, text),
}
