import { migrate, SchemaRefused } from '../adapters/mysql/migrate.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { readConfiguration } from './configuration.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { BadVariable } from './variable.ts'

/** `npm run migrate`: brings the schema of `DATABASE_URL` up to date, and says what it did. */
try {
  const { storage } = readConfiguration({ ...process.env, STORAGE: 'mysql' })
  if (storage.kind === 'mysql') {
    const applied = await migrate(storage.servers.primary)
    process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'up to date\n')
  }
} catch (error) {
  if (error instanceof BadVariable) refuseToStart(error.message)
  if (error instanceof SchemaRefused) refuseToStart(`DATABASE_URL: ${error.message}`)
  if (error instanceof StorageUnavailable) refuseToStart(`DATABASE_URL: ${error.message}`)
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== undefined) refuseToStart(`DATABASE_URL: ${message || code}`)
  throw error
}
