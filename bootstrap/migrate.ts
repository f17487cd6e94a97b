import { migrate } from '../adapters/mysql/migrate.ts'
import { readConfiguration } from './configuration.ts'
import { mysqlServers, whyUnavailable } from './mysql-servers.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { BadVariable } from './variable.ts'

/** `npm run migrate`: brings the schema of `DATABASE_URL` up to date, and says what it did. */
try {
  const { storage, aws } = readConfiguration({ ...process.env, STORAGE: 'mysql' })
  if (storage.kind === 'mysql') {
    const applied = await migrate(mysqlServers(storage.servers, aws).primary)
    process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'up to date\n')
  }
} catch (error) {
  if (error instanceof BadVariable) refuseToStart(error.message)
  const reason = whyUnavailable(error)
  if (reason !== undefined) refuseToStart(reason)
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== undefined) refuseToStart(`DATABASE_URL: ${message || code}`)
  throw error
}
