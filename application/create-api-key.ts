import { Effect } from 'effect'
import type { ApiKey } from '../domain/access/api-key.ts'
import { askResult } from './port-call.ts'
import { ApiKeys, ApiKeyTokens, Clock, Identifiers } from './ports.ts'

/**
 * Makes an API key for a service, or for a registered user; for whoever runs the service. The key is
 * shown here and never again.
 */
export const createApiKey = Effect.fnUntraced(function* (
  wanted: Pick<ApiKey, 'name' | 'credential'>,
) {
  const key: ApiKey = {
    ...wanted,
    id: (yield* Identifiers).apiKeyId(),
    createdAt: (yield* Clock).now(),
  }
  const { token, hash } = (yield* ApiKeyTokens).issue()
  const apiKeys = yield* ApiKeys
  yield* askResult(() => apiKeys.add(key, hash))
  return { key, token }
})
