import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { type ConnectionTarget, connect } from './connection-target.ts'
import { within } from './within.ts'

/** The schema is not one that this program can work with; the message is one line that says why. */
export class SchemaRefused extends Error {}

/** One numbered step from an empty database to the schema of this program. */
export type Migration = {
  readonly number: number
  /** `0001-events.sql` */
  readonly name: string
  /**
   * Each can be repeated without harm, or fails because its columns are there: the server commits
   * every one of them by itself.
   */
  readonly statements: readonly string[]
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string
}

const FOLDER = new URL('./migrations/', import.meta.url)
/** How long to wait while another instance migrates, before the caller may think again. */
const LOCK_SECONDS = 5
/** How long anything but a migration itself may take. */
const STATEMENT_MS = 8_000

/** The migrations that this program brings along, in their order. */
export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
  return names.toSorted().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return {
      number: Number(name.slice(0, 4)),
      name,
      statements: sql.split(/;\s*$/m).filter((statement) => /^\s*[^-\s]/m.test(statement)),
      checksum: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

/**
 * Brings the schema of a database up to date, one instance at a time, and answers with the names
 * of the migrations that it applied. A user who may not create tables will do where none is due.
 *
 * @param signal  gives up at once when it is aborted
 * A later program may have added to the schema: what it added is left alone.
 *
 * @throws SchemaRefused when a migration that was applied has changed since, the database has one
 *   that this program does not know and can't work beside, or there is no such database for this user;
 *   StorageUnavailable while another instance migrates; the driver's error when the database does
 *   not answer
 */
export async function migrate(
  target: ConnectionTarget,
  migrations: readonly Migration[] = readMigrations(),
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const connection = await connect(target).catch(refuseWhatNoTimeHeals)
  const giveUp = () => connection.destroy()
  signal?.addEventListener('abort', giveUp)
  try {
    return await apply(connection, migrations).catch(refuseWhatNoTimeHeals)
  } finally {
    signal?.removeEventListener('abort', giveUp)
    // Gives the lock back too.
    connection.destroy()
  }
}

/**
 * Does what {@link migrate} does where nothing is due, and refuses otherwise.
 *
 * @throws SchemaRefused when something is due, and for every reason that {@link migrate} has
 */
export async function requireMigrated(target: ConnectionTarget): Promise<void> {
  const connection = await connect(target).catch(refuseWhatNoTimeHeals)
  try {
    const applied = await within(STATEMENT_MS, readLedger(connection), 'no list of migrations')
    const [due] = dueMigrations(readMigrations(), applied)
    if (due !== undefined)
      throw new SchemaRefused(`${due.name} is due: "npm run migrate" applies it`)
  } finally {
    connection.destroy()
  }
}

async function apply(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await within(STATEMENT_MS, lock(connection), 'no lock')
  const applied = await within(STATEMENT_MS, readLedger(connection), 'no list of migrations')
  const due = dueMigrations(migrations, applied)
  if (due.length > 0) await connection.query(LEDGER)
  for (const { number, name, checksum, statements } of due) {
    for (const statement of statements) await connection.query(statement).catch(passDone)
    await connection.execute(
      'INSERT INTO schema_migrations (number, name, checksum, applied_ms) VALUES (?, ?, ?, ?)',
      [number, name, checksum, Date.now()],
    )
  }
  return due.map(({ name }) => name)
}

/** A column, or a key, that is to be added is there. */
const ALREADY_THERE = new Set([1060, 1061])

/**
 * An `ALTER TABLE` is whole or not at all, so one that finds its columns or keys there has been carried out
 * by an instance that died before the migration's end. MySQL, unlike MariaDB, can't be told to add
 * a column only where it is missing.
 */
function passDone(error: Error & { readonly errno?: number }): void {
  if (!ALREADY_THERE.has(error.errno ?? 0)) throw error
}

/** No access to the database, no such database, no right to a statement. */
const NO_TIME_HEALS = new Set([1044, 1049, 1142])

function refuseWhatNoTimeHeals(error: Error & { readonly errno?: number }): never {
  throw NO_TIME_HEALS.has(error.errno ?? 0) ? new SchemaRefused(error.message) : error
}

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number SMALLINT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  checksum CHAR(64) NOT NULL,
  applied_ms BIGINT NOT NULL,
  PRIMARY KEY (number)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin`

/** Beside a migration of such a name no earlier program can work; all others only add. */
const BREAKING = /-breaking\.sql$/

/** What the database remembers of a migration. */
type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

/** Those migrations that the database lacks, once it is sure that the others are the same. */
function dueMigrations(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  const newest = migrations.at(-1)?.number ?? 0
  for (const { number, name, checksum } of applied) {
    const mine = known.get(number)
    if (mine === undefined) {
      // A newer program runs already, or did before it was rolled back.
      if (number > newest && !BREAKING.test(name)) continue
      throw new SchemaRefused(
        `the database is newer than this program: it has migration ${name}, unknown here`,
      )
    }
    if (mine.checksum !== checksum) {
      throw new SchemaRefused(
        `migration ${mine.name} was changed after it had been applied as ${name}: its checksum is ${mine.checksum.slice(0, 12)}…, not ${checksum.slice(0, 12)}…`,
      )
    }
    known.delete(number)
  }
  return migrations.filter(({ number }) => known.has(number))
}

/** Locks are the server's, not the database's: the name says which database is meant. */
async function lock(connection: Connection): Promise<void> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    "SELECT GET_LOCK(SHA2(CONCAT('meeting-slot-service migrations ', DATABASE()), 224), ?) AS locked",
    [LOCK_SECONDS],
  )
  if (row?.['locked'] !== 1) {
    throw new StorageUnavailable(`another instance has been migrating for ${LOCK_SECONDS} s`)
  }
}

const NO_SUCH_TABLE = 1146

async function readLedger(connection: Connection): Promise<readonly Applied[]> {
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT number, name, checksum FROM schema_migrations ORDER BY number',
    )
    return rows as unknown as Applied[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).errno === NO_SUCH_TABLE) return []
    throw error
  }
}
