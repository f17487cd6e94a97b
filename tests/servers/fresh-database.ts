import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'

/** A database that nobody else uses. */
export type FreshDatabase = {
  /** As the server's, with the database's name. */
  readonly url: string
  /** Removes it with all that is in it; connections to it may still be open. */
  readonly drop: () => Promise<void>
}

/**
 * A new, empty database with a random name on the server, for a test file or a bench; its
 * character set is utf8mb4. Whoever asks for it drops it.
 */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name}`) }
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection(serverUrl)
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}
