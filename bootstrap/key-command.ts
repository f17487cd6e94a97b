import { parseArgs } from 'node:util'
import { type ApiKey, ApiKeyId } from '../domain/access/api-key.ts'
import { SERVICE_ROLES, type ServiceCredential } from '../domain/access/service-credential.ts'
import { KeyName } from '../domain/text.ts'
import { UserId } from '../domain/user/user-id.ts'

/** How `npm run keys` is to be called. */
export const USAGE = `npm run keys -- create --role admin|reader --name <what for>
npm run keys -- create --role organizer --user <user id> --name <what for>
npm run keys -- list
npm run keys -- revoke <key id>`

/** What the command line asks for. */
export type KeyCommand =
  | { readonly name: 'create'; readonly key: Pick<ApiKey, 'name' | 'credential'> }
  | { readonly name: 'list' }
  | { readonly name: 'revoke'; readonly id: ApiKeyId }

/** What the command line asks for; nothing when it asks for nothing that there is. */
export function readCommand(args: readonly string[]): KeyCommand | undefined {
  const options = { role: { type: 'string' }, name: { type: 'string' }, user: { type: 'string' } }
  const config = { args: [...args], options, allowPositionals: true } as const
  try {
    const { values, positionals } = parseArgs(config as Parameters<typeof parseArgs>[0])
    const [name, id, ...more] = positionals
    if (more.length > 0) return undefined
    if (name === 'list' && id === undefined) return { name }
    if (name === 'revoke') {
      const keyId = ApiKeyId.of(id ?? '')
      return keyId.ok ? { name, id: keyId.value } : undefined
    }
    return name === 'create' && id === undefined ? creation(values) : undefined
  } catch {
    return undefined
  }
}

function creation(values: Record<string, unknown>): KeyCommand | undefined {
  const name = KeyName.of(String(values['name'] ?? ''))
  const role = SERVICE_ROLES.find((one) => one === values['role'])
  const userId = UserId.of(String(values['user'] ?? ''))
  if (!name.ok || role === undefined) return undefined
  if ((role === 'organizer') !== (values['user'] !== undefined)) return undefined
  if (role === 'organizer' && !userId.ok) return undefined
  const credential: ServiceCredential =
    role === 'organizer' ? { role, userId: userId.ok ? userId.value : undefined } : { role }
  return { name: 'create', key: { name: name.value, credential } }
}
