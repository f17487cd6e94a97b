import { hash } from 'node:crypto'
import type { Count, SharedCounts } from '../../application/shared-counts.ts'
import { ok } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { MysqlDatabase } from './mysql-database.ts'

/** A row outlives its window by this much: other processes' clocks may be behind. */
const KEPT_MS = 60_000

const TOLD = `JSON_TABLE(?, '$[*]' COLUMNS (
  ends_ms BIGINT PATH '$[0]',
  key_hash CHAR(43) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
  used INT UNSIGNED PATH '$[2]')) AS told`

/**
 * Counts in MySQL, added to and read in one transaction on one connection, which the same process
 * has once at a time. Keys are stored as hashes: they have one length, and nobody reads addresses there by
 * the way.
 */
export class MysqlSharedCounts implements SharedCounts {
  readonly #database: MysqlDatabase
  readonly #now: () => EpochMs

  constructor(database: MysqlDatabase, now: () => EpochMs = Date.now) {
    this.#database = database
    this.#now = now
  }

  async add(counts: readonly Count[]): Promise<readonly number[]> {
    const hashes = counts.map(({ key }) => hash('sha256', key, 'base64url'))
    const rows = counts.map(({ endsAt, used }, i) => [endsAt, hashes[i], used] as const)
    // In the order of the primary key: processes that lock the same rows don't wait in a circle.
    const inOrder = rows.toSorted(([a, x = ''], [b, y = '']) => a - b || (x < y ? -1 : 1))
    const told = JSON.stringify(inOrder)
    const totals = await this.#database.transaction('rate counts', async (session) => {
      await session.write(
        `INSERT INTO rate_counts (ends_ms, key_hash, used)
          SELECT ends_ms, key_hash, used FROM ${TOLD}
          ON DUPLICATE KEY UPDATE rate_counts.used = rate_counts.used + VALUES(used)`,
        [told],
      )
      const found = await session.tuples<[EpochMs, string, number]>(
        `SELECT counted.ends_ms, counted.key_hash, counted.used
          FROM ${TOLD} JOIN rate_counts AS counted
          ON counted.ends_ms = told.ends_ms AND counted.key_hash = told.key_hash`,
        [told],
      )
      await session.write(
        // More than are ever added at once, so that removing keeps pace.
        'DELETE FROM rate_counts WHERE ends_ms < ? ORDER BY ends_ms, key_hash LIMIT 10000',
        [this.#now() - KEPT_MS],
      )
      return ok(new Map(found.map(([endsAt, keyHash, used]) => [`${endsAt} ${keyHash}`, used])))
    })
    const total = totals.ok ? totals.value : new Map<string, number>()
    return rows.map(([endsAt, keyHash]) => total.get(`${endsAt} ${keyHash}`) ?? 0)
  }
}
