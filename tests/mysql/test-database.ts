import { inject } from 'vitest'
import {
  type ConnectionTarget,
  readConnectionTarget,
} from '../../adapters/mysql/connection-target.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { ok } from '../../domain/result.ts'
import { createDatabase } from '../servers/fresh-database.ts'

/** Whether there is a server for the tests; where there is none, the run has said why. */
export const hasServer = inject('databaseUrl') !== undefined

/** Where this URL leads. */
export function targetOf(url: string): ConnectionTarget {
  const target = readConnectionTarget(url)
  if (target === undefined) throw new Error(`no URL of a database: ${url}`)
  return target
}

/** A new database with the schema, opened. */
export type TestDatabase = {
  readonly database: MysqlDatabase
  /** Where it is, for other processes. */
  readonly url: string
  /** What it has told those who run the service. */
  readonly warnings: readonly string[]
  /** Closes it and removes it from the server. */
  readonly drop: () => Promise<void>
}

/** Makes a database on the server that this run of the tests uses. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createDatabase(inject('databaseUrl') as string)
  const primary = targetOf(url)
  const warnings: string[] = []
  const database = new MysqlDatabase({ primary }, (_details, message) => warnings.push(message))
  await database.open()
  return {
    database,
    url,
    warnings,
    drop: async () => {
      await database.close()
      await drop()
    },
  }
}

/** Removes every row that the service has stored. */
export async function emptyTables(database: MysqlDatabase): Promise<void> {
  const tables = await database.read((session) =>
    session.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'`,
      [],
    ),
  )
  await database.transaction('all', async (session) => {
    for (const { name } of tables) await session.write(`DELETE FROM ${name}`, [])
    return ok(undefined)
  })
}
