import type { MysqlDatabase } from './mysql-database.ts'
import { SharedLookup } from './shared-lookup.ts'

/** How many keys a statement has: few different statements, so that each is prepared once. */
const SIZES = [1, 4, 16, 64] as const
const MOST_KEYS = SIZES[SIZES.length - 1] as number

/**
 * Look-ups of single rows by key on the primary, those of concurrent callers in one statement.
 *
 * @param sql selects the key as `key`, and ends where the list of wanted keys begins
 */
export function lookUp<Key extends string, Row>(
  database: MysqlDatabase,
  sql: string,
): SharedLookup<Key, Row> {
  return new SharedLookup<Key, Row>(async (keys) => {
    const size = SIZES.find((size) => size >= keys.length) as number
    const padded = Array.from({ length: size }, (_, i) => keys[Math.min(i, keys.length - 1)] as Key)
    const list = padded.map(() => '?').join(', ')
    const rows = await database.read((session) =>
      session.rows<Row & { readonly key: Key }>(`${sql} (${list})`, padded),
    )
    return new Map(rows.map(({ key, ...row }) => [key, row as Row]))
  }, MOST_KEYS)
}
