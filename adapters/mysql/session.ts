import type { PoolConnection, ResultSetHeader } from 'mysql2/promise'
import { refuseWhenGivenUp } from './call-signal.ts'
import { within } from './within.ts'

/** A value that a statement takes. */
export type SqlValue = string | number | Buffer | null

/**
 * Statements of one connection, one after the other. All but those that begin or end a transaction
 * are refused with `StorageUnavailable` once nobody waits for the call any more.
 */
export interface Session {
  /** The rows that a statement finds, as objects by column. */
  rows<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]>
  /** The same rows as arrays in the order of the columns: half the work where there are many. */
  tuples<Tuple>(sql: string, values: readonly SqlValue[]): Promise<Tuple[]>
  /** Runs a statement that writes, and answers how many rows it met. */
  write(sql: string, values: readonly SqlValue[]): Promise<number>
  /** Begins, commits or rolls back. */
  control(sql: string): Promise<void>
}

/** How long one statement may take: longer than the server lets it wait for a lock. */
export const STATEMENT_MS = 5_000

/** The statements of a connection that a pool has lent. */
export class PooledSession implements Session {
  readonly #connection: PoolConnection

  constructor(connection: PoolConnection) {
    this.#connection = connection
  }

  async rows<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    refuseWhenGivenUp()
    const [rows] = await this.#run(this.#connection.execute(sql, [...values]))
    return rows as Row[]
  }

  async tuples<Tuple>(sql: string, values: readonly SqlValue[]): Promise<Tuple[]> {
    refuseWhenGivenUp()
    const statement = { sql, rowsAsArray: true, values: [...values] }
    const [rows] = await this.#run(this.#connection.execute(statement))
    return rows as Tuple[]
  }

  async write(sql: string, values: readonly SqlValue[]): Promise<number> {
    refuseWhenGivenUp()
    const [result] = await this.#run(this.#connection.execute(sql, [...values]))
    return (result as ResultSetHeader).affectedRows
  }

  async control(sql: string): Promise<void> {
    await this.#run(this.#connection.query(sql))
  }

  /** The driver's own time-out would leave the connection waiting for its answer for ever. */
  #run<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return within(STATEMENT_MS, answer, 'no answer')
  }
}
