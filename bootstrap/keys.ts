import { Effect, ManagedRuntime } from 'effect'
import { requireMigrated } from '../adapters/mysql/migrate.ts'
import { MysqlDatabase } from '../adapters/mysql/mysql-database.ts'
import { randomApiKeyIssuer } from '../adapters/system/random-api-key-issuer.ts'
import { createApiKey } from '../application/create-api-key.ts'
import { ask } from '../application/port-call.ts'
import { ApiKeys } from '../application/ports.ts'
import type { ApiKey } from '../domain/access/api-key.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { type KeyCommand, readCommand, USAGE } from './key-command.ts'
import { mysqlPorts } from './mysql-ports.ts'
import { mysqlServers, whyUnavailable } from './mysql-servers.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { BadVariable } from './variable.ts'

/** `npm run keys`: makes, lists and revokes the API keys of `DATABASE_URL`. */
try {
  const command = readCommand(process.argv.slice(2)) ?? refuseToStart(USAGE)
  const configuration = readConfiguration(process.env)
  process.stdout.write(await carryOut(command, configuration))
} catch (error) {
  if (error instanceof BadVariable) refuseToStart(error.message)
  const reason = whyUnavailable(error)
  if (reason !== undefined) refuseToStart(reason)
  throw error
}

/** What to tell whoever asked. */
async function carryOut(
  command: KeyCommand,
  { storage, access, aws }: Configuration,
): Promise<string> {
  if (storage.kind === 'memory') {
    if (command.name !== 'create' || command.key.credential.role !== 'admin') {
      refuseToStart('STORAGE: memory ends with its process; it takes one key, an admin’s')
    }
    const { token } = randomApiKeyIssuer.issue()
    process.stderr.write('nothing keeps this key: start the service with it as ADMIN_KEY\n')
    return `${token}\n`
  }
  const database = new MysqlDatabase(mysqlServers(storage.servers, aws), () => {})
  const runtime = ManagedRuntime.make(mysqlPorts(database, access))
  try {
    // Whoever lists keys need not mean to change the schema under those who run.
    await database.open(undefined, requireMigrated)
    return await runtime.runPromise(inStorage(command))
  } finally {
    await runtime.dispose()
    await database.close()
  }
}

/** What to tell whoever asked about the keys of a database. */
function inStorage(command: KeyCommand) {
  return Effect.gen(function* () {
    const apiKeys = yield* ApiKeys
    switch (command.name) {
      case 'create': {
        const created = yield* Effect.result(createApiKey(command.key))
        if (created._tag === 'Success') {
          process.stderr.write(`${describeKey(created.success.key)}\n`)
          return `${created.success.token}\n`
        }
        const { failure } = created
        if (failure instanceof StorageUnavailable) return yield* Effect.fail(failure)
        return refuseToStart(`--user: ${failure.userId} is no registered user`)
      }
      case 'list': {
        const keys = yield* ask(() => apiKeys.list())
        return keys.map((key) => `${describeKey(key)}\n`).join('')
      }
      case 'revoke': {
        const isRevoked = yield* ask(() => apiKeys.revoke(command.id))
        return isRevoked ? 'revoked\n' : refuseToStart(`there is no key ${command.id}`)
      }
    }
  })
}

function describeKey({ id, name, credential, createdAt }: ApiKey): string {
  const whose = credential.role === 'organizer' ? ` of ${credential.userId}` : ''
  return `${id}  ${new Date(createdAt).toISOString()}  ${credential.role}${whose}  ${name}`
}
