// What one instance carries, and what gives out first: whole lives of events on MySQL, in seconds of
// processor time of each part. Times and rates are of this machine; `docs/scaling.md` says how.
import { readFileSync } from 'node:fs'
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise'
import { ServiceProcess } from '../tests/process/service-process.ts'
import { DatabaseServer } from '../tests/servers/database-server.ts'
import { createDatabase } from '../tests/servers/fresh-database.ts'
import { type EventLife, liveOnce, requestsOf } from './event-life.ts'

const LIFE: EventLife = { people: 8, windows: 5, slots: 4, looks: 20 }
/** How many events are alive at the same time. */
const AT_ONCE = 16
const WARM_UP_SECONDS = 5
const SECONDS = 20

const server = await DatabaseServer.start('mysql', {
  settings: ['innodb_buffer_pool_size=1G', 'innodb_redo_log_capacity=1G'],
})
const { url: databaseUrl } = await createDatabase(server.url)
const service = new ServiceProcess({ PORT: '0', STORAGE: 'mysql', DATABASE_URL: databaseUrl })
const url = await service.url()
const connection = await mysql.createConnection(databaseUrl)

console.log(
  `${server.version}; an event has ${LIFE.people} people with ${LIFE.slots} slots each in ${LIFE.windows} windows, and is looked at ${LIFE.looks} times: ${requestsOf(LIFE)} requests`,
)
await live(WARM_UP_SECONDS)
const before = await reading(connection)
const events = await live(SECONDS)
const after = await reading(connection)
report(events, before, after)
await connection.end()
service.signal('SIGTERM')
await service.ended()
await server.stop()

/** Has events live for so long; answers how many did to their end. */
async function live(seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000
  let ended = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) {
        await liveOnce(url, LIFE)
        ended++
      }
    }),
  )
  return ended
}

/** What had been used by one moment. */
type Reading = {
  readonly at: number
  readonly serviceSeconds: number
  readonly databaseSeconds: number
  readonly status: Readonly<Record<string, number>>
  readonly storedBytes: number
}

async function reading(connection: Connection): Promise<Reading> {
  const [variables] = await connection.query<RowDataPacket[]>('SHOW GLOBAL STATUS')
  return {
    at: performance.now(),
    serviceSeconds: processorSeconds(service.pid),
    databaseSeconds: processorSeconds(server.processId),
    status: Object.fromEntries(
      variables.map((one) => [one['Variable_name'], Number(one['Value'])]),
    ),
    storedBytes: await storedBytes(connection),
  }
}

/** Rows and indexes, of all tables: pages that are used, whatever the files have in reserve. */
async function storedBytes(connection: Connection): Promise<number> {
  await connection.query('SET SESSION information_schema_stats_expiry = 0')
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES')
  for (const table of tables) await connection.query(`ANALYZE TABLE ${Object.values(table)[0]}`)
  const [[size]] = await connection.query<RowDataPacket[]>(
    `SELECT SUM(data_length + index_length) AS bytes FROM information_schema.tables
      WHERE table_schema = DATABASE()`,
  )
  return Number(size?.['bytes'])
}

/** What the process has used of all processors so far: proc(5), fields 14 and 15, in hundredths. */
function processorSeconds(processId: number | undefined): number {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function report(events: number, before: Reading, after: Reading): void {
  const seconds = (after.at - before.at) / 1_000
  const spent = (of: 'serviceSeconds' | 'databaseSeconds') =>
    ((after[of] - before[of]) * 1_000) / events
  const each = (name: string) => ((after.status[name] ?? 0) - (before.status[name] ?? 0)) / events
  const line = (what: string, figure: string) => console.log(`${what.padEnd(40)} ${figure}`)
  line('events a second', (events / seconds).toFixed(1))
  line('requests a second', ((events * requestsOf(LIFE)) / seconds).toFixed(0))
  line('processor time of the service', `${spent('serviceSeconds').toFixed(1)} ms an event`)
  line('processor time of the database', `${spent('databaseSeconds').toFixed(1)} ms an event`)
  line('statements', `${each('Questions').toFixed(0)} an event`)
  line('commits', `${each('Handler_commit').toFixed(0)} an event`)
  line('flushes to disk', `${each('Innodb_os_log_fsyncs').toFixed(1)} an event`)
  line(
    'written to the redo log',
    `${(each('Innodb_os_log_written') / 1_024).toFixed(1)} KiB an event`,
  )
  const stored = (after.storedBytes - before.storedBytes) / events / 1_024
  line('stored', `${stored.toFixed(1)} KiB an event`)
  line('connections of the database at most', String(after.status['Max_used_connections']))
}
