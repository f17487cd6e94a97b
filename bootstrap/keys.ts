import { parseArgs } from 'node:util'
import { Effect, ManagedRuntime } from 'effect'
import { MysqlDatabase } from '../adapters/mysql/mysql-database.ts'
import { randomApiKeyIssuer } from '../adapters/system/random-api-key-issuer.ts'
import { createApiKey } from '../application/create-api-key.ts'
import { ApiKeys } from '../application/ports.ts'
import { type ApiKey, ApiKeyId } from '../domain/access/api-key.ts'
import { SERVICE_ROLES, type ServiceCredential } from '../domain/access/service-credential.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { KeyName } from '../domain/text.ts'
import { UserId } from '../domain/user/user-id.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { mysqlPorts } from './mysql-ports.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { BadVariable } from './variable.ts'

const USAGE = `npm run keys -- create --role admin|reader --name <what for>
npm run keys -- create --role organizer --user <user id> --name <what for>
npm run keys -- list
npm run keys -- revoke <key id>`

/** What the command line asks for. */
type Command =
  | { readonly name: 'create'; readonly key: Pick<ApiKey, 'name' | 'credential'> }
  | { readonly name: 'list' }
  | { readonly name: 'revoke'; readonly id: ApiKeyId }

/** `npm run keys`: makes, lists and revokes the API keys of `DATABASE_URL`. */
try {
  const command = readCommand(process.argv.slice(2)) ?? refuseToStart(USAGE)
  const configuration = readConfiguration(process.env)
  process.stdout.write(await carryOut(command, configuration))
} catch (error) {
  if (error instanceof BadVariable) refuseToStart(error.message)
  if (error instanceof StorageUnavailable) refuseToStart(`DATABASE_URL: ${error.message}`)
  throw error
}

function readCommand(args: readonly string[]): Command | undefined {
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

function creation(values: Record<string, unknown>): Command | undefined {
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

/** What to tell whoever asked. */
async function carryOut(command: Command, { storage, access }: Configuration): Promise<string> {
  if (storage.kind === 'memory') {
    if (command.name !== 'create' || command.key.credential.role !== 'admin') {
      refuseToStart('STORAGE: memory ends with its process; it takes one key, of an admin')
    }
    const { token } = randomApiKeyIssuer.issue()
    return `${token}\nNothing keeps it: start with ADMIN_KEY=<this key> npm start\n`
  }
  const database = new MysqlDatabase(storage.servers, () => {})
  const runtime = ManagedRuntime.make(mysqlPorts(database, access))
  try {
    await database.open()
    return await runtime.runPromise(inStorage(command))
  } finally {
    await runtime.dispose()
    await database.close()
  }
}

const inStorage = Effect.fnUntraced(function* (command: Command) {
  const apiKeys = yield* ApiKeys
  switch (command.name) {
    case 'create': {
      const created = yield* Effect.result(createApiKey(command.key))
      if (created._tag === 'Success') return `${created.success.token}\n`
      const { failure } = created
      if (failure instanceof StorageUnavailable) return yield* Effect.fail(failure)
      return refuseToStart(`--user: ${failure.userId} is no registered user`)
    }
    case 'list': {
      const keys = yield* Effect.promise(() => apiKeys.list())
      return keys.map((key) => `${describeKey(key)}\n`).join('')
    }
    case 'revoke': {
      const isRevoked = yield* Effect.promise(() => apiKeys.revoke(command.id))
      return isRevoked ? 'revoked\n' : refuseToStart(`there is no key ${command.id}`)
    }
  }
})

function describeKey({ id, name, credential, createdAt }: ApiKey): string {
  const whose = credential.role === 'organizer' ? ` of ${credential.userId}` : ''
  return `${id}  ${new Date(createdAt).toISOString()}  ${credential.role}${whose}  ${name}`
}
