import { StorageUnavailable } from '../../domain/storage-unavailable.ts'

/** What the driver knows of a failure: the server's number, and whether the connection is lost. */
type MysqlError = Error & { readonly errno?: number; readonly fatal?: boolean }

/** A statement, or waiting for a connection, took longer than it may. */
export class TookTooLong extends Error {
  readonly fatal = true
}

const DEADLOCK = 1213
const LOCK_WAIT = 1205
/** `NOWAIT` found a lock; MariaDB says 1205. */
const NO_WAIT = 3572

/** It says the same of a user that it does not know. */
const REFUSED = 1045

/**
 * What a server says when it can't serve for now: too many connections, credentials that are being
 * changed, shutting down, a statement that was killed, read-only after a fail-over.
 */
const PASSING = new Set([
  1040, 1045, 1053, 1129, 1158, 1159, 1160, 1161, 1203, 1226, 1290, 1317, 1792, 1836, 1927, 3024,
  3169,
])

/** Read-only: this server is no longer the primary, and neither is it through this connection. */
const DEMOTED = new Set([1290, 1792, 1836])

const numberOf = (error: unknown) => (error as MysqlError).errno ?? 0

/** A row has what only one may have. */
const DUPLICATE = 1062

/** The name of the unique key that a statement would have repeated a value of, if it failed so. */
export const repeatedKey = (error: unknown): string | undefined =>
  numberOf(error) === DUPLICATE
    ? /for key '(?:\w+\.)?(\w+)'/.exec((error as MysqlError).message)?.[1]
    : undefined

/** Whether the server does not let this user in, or not with this password. */
export const isRefused = (error: unknown): boolean => numberOf(error) === REFUSED

/** Whether the server has as many connections as it takes. */
export const isServerFull = (error: unknown): boolean => numberOf(error) === 1040

/** Whether another transaction has locked what a statement wanted; this one goes on. */
export const isLocked = (error: unknown): boolean =>
  numberOf(error) === LOCK_WAIT || numberOf(error) === NO_WAIT

/** Whether there is a row with this key already; the transaction goes on. */
export const isDuplicate = (error: unknown): boolean => numberOf(error) === DUPLICATE

/** Whether the connection that failed so must not be used again. */
export const isConnectionLost = (error: unknown): boolean =>
  (error as MysqlError).fatal === true || DEMOTED.has(numberOf(error))

/** Whether a connection ended that had begun: unlike one that is refused, the next may do better. */
export const wasCut = (error: unknown): boolean =>
  ['ECONNRESET', 'PROTOCOL_CONNECTION_LOST'].includes((error as NodeJS.ErrnoException).code ?? '')

/**
 * Whether a transaction that failed so, and did not reach its commit, is worth trying again: it
 * lost against another, or its connection had died meanwhile. Not when it had taken too long: the
 * caller would wait as long again.
 */
export const isWorthRetrying = (error: unknown): boolean =>
  numberOf(error) === DEADLOCK ||
  numberOf(error) === LOCK_WAIT ||
  (isConnectionLost(error) && !(error instanceof TookTooLong))

/** The failure as a port tells it; what is no fault of the storage stays the defect that it is. */
export function asPortError(error: unknown): unknown {
  const number = numberOf(error)
  const isPassing = PASSING.has(number) || number === DEADLOCK || number === LOCK_WAIT
  return isPassing || isConnectionLost(error) ? unavailable(error) : error
}

/** The storage is unavailable, for this reason. */
export const unavailable = (cause: unknown): StorageUnavailable =>
  cause instanceof StorageUnavailable
    ? cause
    : new StorageUnavailable(`the database does not answer${becauseOf(cause)}`, { cause })

/** What the server or the system says of it; no statement and no value stands there. */
function becauseOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  return cause instanceof TookTooLong || code !== undefined ? `: ${message || code}` : ''
}
