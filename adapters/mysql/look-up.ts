import type { MysqlDatabase } from './mysql-database.ts'
import { SharedLookup } from './shared-lookup.ts'

/** How many keys a statement has: few different statements, so that each is prepared once. */
const SIZES = [1, 4, 16, 64, 256] as const
const MOST_KEYS = SIZES[SIZES.length - 1] as number
/** Callers who wait for one row each wait for no more rows than these. */
const MOST_SHARED = 64

/**
 * Look-ups of single rows by key on the primary, those of concurrent callers in one statement.
 *
 * @param sql selects the key as `key`, and ends where the list of wanted keys begins
 */
export function lookUp<Key extends string, Row>(
  database: MysqlDatabase,
  sql: string,
): SharedLookup<Key, Row> {
  return new SharedLookup<Key, Row>((keys) => findByKeys(database, sql, keys), MOST_SHARED)
}

/** The rows of all these keys, in as many statements as it takes, one after the other. */
export async function findByKeys<Key extends string, Row>(
  database: MysqlDatabase,
  sql: string,
  keys: readonly Key[],
): Promise<ReadonlyMap<Key, Row>> {
  const found = new Map<Key, Row>()
  for (let from = 0; from < keys.length; from += MOST_KEYS) {
    const wanted = padded(keys.slice(from, from + MOST_KEYS))
    const list = wanted.map(() => '?').join(', ')
    const rows = await database.read((session) =>
      session.rows<Row & { readonly key: Key }>(`${sql} (${list})`, wanted),
    )
    for (const { key, ...row } of rows) found.set(key, row as Row)
  }
  return found
}

/** The same keys, the last of them as often as it takes to come to one of the sizes. */
function padded<Key>(keys: readonly Key[]): Key[] {
  const size = SIZES.find((size) => size >= keys.length) as number
  return Array.from({ length: size }, (_, i) => keys[Math.min(i, keys.length - 1)] as Key)
}
