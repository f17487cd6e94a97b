import type { Checked } from '../checked.ts'
import type { KeyName } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { checkTypeId } from '../type-id.ts'
import type { ServiceCredential } from './service-credential.ts'

/** Identifies an API key, without being one: a TypeID with the prefix `key`. */
export type ApiKeyId = string & Checked<'ApiKeyId'>

/** Reads the ids of API keys. */
export const ApiKeyId = {
  prefix: 'key',
  of: (text: string) => checkTypeId<'ApiKeyId'>(ApiKeyId.prefix, text),
}

/** All that is known of an API key but its hash. */
export type ApiKey = {
  readonly id: ApiKeyId
  /** Whose it is or what it is for, in the words of whoever made it. */
  readonly name: KeyName
  readonly credential: ServiceCredential
  readonly createdAt: EpochMs
}
