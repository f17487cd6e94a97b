import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import mysql, { type Pool, type PoolConnection } from 'mysql2/promise'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { type ConnectionTarget, connectionTo } from './connection-target.ts'
import type { CredentialSource, Credentials } from './credentials.ts'
import {
  isConnectionLost,
  isRefused,
  isServerFull,
  TookTooLong,
  unavailable,
  wasCut,
} from './mysql-errors.ts'
import { PooledSession, type Session, STATEMENT_MS } from './session.ts'
import { within } from './within.ts'

/**
 * How the sessions of a pool behave: a reader's statements stand alone unless it begins a
 * transaction, which sees one state to its end; a writer is in a transaction from its first
 * statement on, whose statements each see what has been committed, until it ends it.
 */
export type Purpose = 'reading' | 'writing'

/** How much of a pool is taken at one moment. */
export type PoolUse = {
  /** Connections that are open, in use or idle. */
  readonly open: number
  /** Connections that are lent to somebody. */
  readonly inUse: number
  /** How many wait for one. */
  readonly waiting: number
  /** As many connections as there may be. */
  readonly limit: number
}

const CONNECTIONS = 10
/** So many more may wait for one; whoever comes then is turned away at once. */
const QUEUE = 500
const CONNECT_MS = 2_000
/** How long to wait for a connection, a new one or one that somebody else gives back. */
const ACQUIRE_MS = 2_500
const PAUSE_MS = 50
const LOCK_WAIT_SECONDS = 3
/** In characters: room for all slots that one answer may have. */
const LONGEST_TEXT = 1_000_000
/** How long a connection may be idle; the server ends one that it has not heard of for longer. */
const IDLE_SECONDS = 20
/**
 * A machine that is gone without a word leaves its transactions open: until the server ends their
 * connections, the events that they have locked can't be written.
 */
const UNHEARD_SECONDS = 30
/** How long connections may take to end. */
const CLOSE_MS = 1_000

/**
 * Connections to one server, with a bound on everything: how many there are, how many wait, how
 * long each step takes. A connection that failed or took too long is never used again, and after
 * the latter neither are those that have been idle since before: what swallows one connection, a
 * fail-over or a firewall, has mostly swallowed them all.
 */
export class ConnectionPool {
  readonly #pool: Pool
  readonly #source: ConnectionTarget['credentials']
  /** As whom new connections enter; unknown until the source has told. */
  #credentials: Credentials | undefined
  readonly #sockets = new Set<Socket>()
  /** When a socket was last known to have somebody at its other end. */
  readonly #heardAt = new WeakMap<Socket, number>()
  /** Those not heard since then are not trusted. */
  #doubtedUntil = 0
  #inUse = 0
  #waiting = 0

  constructor(target: ConnectionTarget, purpose: Purpose) {
    this.#source = target.credentials
    if (this.#source === undefined) this.#credentials = target
    this.#pool = mysql.createPool({
      ...connectionTo(target),
      connectionLimit: CONNECTIONS,
      // Below the limit, or idle connections would never be closed.
      maxIdle: CONNECTIONS - 1,
      idleTimeout: IDLE_SECONDS * 1_000,
      queueLimit: QUEUE,
      connectTimeout: CONNECT_MS,
      enableKeepAlive: true,
      // The server counts the prepared statements of all its connections together.
      maxPreparedStatements: 200,
      supportBigNumbers: true,
      timezone: 'Z',
      charset: 'utf8mb4',
      flags: ['-LOCAL_FILES'],
      multipleStatements: false,
      disableEval: true,
      // A stack for every statement costs more than it tells: the statement names its place.
      trace: false,
    })
    this.#pool.on('connection', (opened) => {
      const socket = socketOf(opened)
      this.#sockets.add(socket)
      this.#heardAt.set(socket, performance.now())
      socket.once('close', () => this.#sockets.delete(socket))
      // Queued before whatever else the connection is asked; when it fails, so does the connection.
      const settings = opened as unknown as mysql.Connection & {
        query(sql: string, done: (error: Error | null) => void): void
        destroy(): void
      }
      for (const setting of sessionSettings(purpose)) {
        settings.query(setting, (error) => error && settings.destroy())
      }
    })
  }

  /**
   * Lends a connection for the length of the work.
   * @throws StorageUnavailable when there is no connection to be had; otherwise what the work throws
   */
  async use<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    const connection = await this.#acquire()
    this.#inUse++
    try {
      const value = await work(new PooledSession(connection))
      this.#giveBack(connection)
      return value
    } catch (error) {
      if (error instanceof TookTooLong) this.#doubtedUntil = performance.now() - STATEMENT_MS
      if (isConnectionLost(error)) discard(connection)
      else this.#giveBack(connection)
      throw error
    } finally {
      this.#inUse--
    }
  }

  /** How much of it is taken now. */
  get taken(): PoolUse {
    const open = this.#sockets.size
    return { open, inUse: this.#inUse, waiting: this.#waiting, limit: CONNECTIONS }
  }

  /** Ends every connection, idle ones at once; one that does not end in time is cut. */
  async close(): Promise<void> {
    await within(CLOSE_MS, this.#pool.end(), 'no end').catch(() => {})
    for (const socket of this.#sockets) socket.destroy()
  }

  #giveBack(connection: PoolConnection): void {
    this.#heardAt.set(socketOf(connection.connection), performance.now())
    connection.release()
  }

  async #acquire(): Promise<PoolConnection> {
    this.#waiting++
    try {
      for (;;) {
        const connection = await this.#next()
        const heardAt = this.#heardAt.get(socketOf(connection.connection)) ?? 0
        if (heardAt >= this.#doubtedUntil) return connection
        discard(connection)
      }
    } finally {
      this.#waiting--
    }
  }

  /** Has new connections enter as the source says. */
  async #learn(
    until: number,
    ask: (source: CredentialSource) => Promise<Credentials>,
  ): Promise<Credentials> {
    const source = this.#source as CredentialSource
    try {
      const asked = ask(source)
      const { user, password } = await within(until - performance.now(), asked, 'no credentials')
      Object.assign(enteringOf(this.#pool), { user, password })
      this.#credentials = { user, password }
      return this.#credentials
    } catch (error) {
      throw new StorageUnavailable(`no credentials for the database: ${String(error)}`, {
        cause: error,
      })
    }
  }

  async #next(): Promise<PoolConnection> {
    const until = performance.now() + ACQUIRE_MS
    for (;;) {
      const entered = this.#credentials ?? (await this.#learn(until, (source) => source.current()))
      const acquired = this.#pool.getConnection()
      try {
        return await within(until - performance.now(), acquired, 'no connection')
      } catch (error) {
        // One that comes too late goes to the next who asks.
        acquired.then(
          (late) => late.release(),
          () => {},
        )
        const mayPass = isServerFull(error) || (isRefused(error) && this.#source !== undefined)
        if (!mayPass || performance.now() + PAUSE_MS > until) {
          throw wasCut(error) ? error : unavailable(error)
        }
        if (isRefused(error)) {
          const renewed = await this.#learn(until, (source) => source.renewed(entered))
          if (renewed.password !== entered.password) continue
        }
        // No new connection now, but one of those that are there may be given back.
        await pause(PAUSE_MS)
      }
    }
  }
}

/** Where the driver looks up as whom a new connection enters: it has no other way to change that. */
const enteringOf = (pool: Pool) =>
  (pool.pool as unknown as { config: { connectionConfig: object } }).config.connectionConfig

/** The driver's types keep quiet about it. */
const socketOf = (connection: unknown) => (connection as { readonly stream: Socket }).stream

/** The driver alone would wait for the other end to say goodbye. */
function discard(connection: PoolConnection): void {
  const socket = socketOf(connection.connection)
  connection.destroy()
  socket.destroy()
}

const sessionSettings = (purpose: Purpose) => [
  `SET SESSION TRANSACTION ISOLATION LEVEL ${purpose === 'reading' ? 'REPEATABLE READ' : 'READ COMMITTED'}`,
  `SET SESSION autocommit = ${purpose === 'reading' ? 1 : 0},
    group_concat_max_len = ${LONGEST_TEXT}, innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}, wait_timeout = ${UNHEARD_SECONDS},
    sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'`,
]
