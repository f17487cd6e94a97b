// What it costs to be fresh and durable: the service on MySQL beside the bare statements. Every
// figure is a ratio within this one run.
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type autocannon from 'autocannon'
import mysql from 'mysql2/promise'
import { ServiceProcess } from '../tests/process/service-process.ts'
import { DatabaseServer } from '../tests/servers/database-server.ts'
import { createDatabase } from '../tests/servers/fresh-database.ts'
import { type AnsweredEvent, answeredEvent, SIZES, sizeName, submission } from './answered-event.ts'
import { bareFirstReading, bareSubmissions } from './bare-statements.ts'
import { LOAD, type Load, rate } from './load.ts'
import { median } from './measure.ts'

const FIRST_READINGS = 101

const server = await DatabaseServer.start('mysql')
const { url: databaseUrl } = await createDatabase(server.url)
const environment = { PORT: '0', STORAGE: 'mysql', DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' }
const service = new ServiceProcess(environment)
const url = await service.url()

/** One line of the report: a figure, and how it compares. */
function report(what: string, figure: string, ratio: number, of: string): void {
  console.log(`${what.padEnd(38)} ${figure.padStart(16)}   ${ratio.toFixed(2)} of ${of}`)
}

console.log(`${server.version}; ${LOAD.connections} connections, ${LOAD.seconds} s each`)
const small = await answeredEvent(url, SIZES.small)
const medium = await answeredEvent(url, SIZES.medium)
const large = await answeredEvent(url, SIZES.large)
await warmReadings()
await firstReadings()
await submissions()
service.signal('SIGTERM')
await service.ended()
await server.stop()

/** A ranking that is kept, against the look-up of its revision through Hono and mysql2. */
async function warmReadings(): Promise<void> {
  const program = fileURLToPath(new URL('./bare-revision-server.ts', import.meta.url))
  const bare = new ServiceProcess({ DATABASE_URL: databaseUrl }, program)
  const least = await rate(await bare.url(), { path: `${small.path}/revision` })
  bare.signal('SIGTERM')
  console.log(`bare look-up of a revision over HTTP    ${least.toFixed(0)} requests/s`)
  const reading = ({ path, organizer }: AnsweredEvent): Load => ({
    path: `${path}/recommendations`,
    headers: { ...organizer, 'Accept-Encoding': 'gzip' },
  })
  // The compiler gets warm on all of them before any is measured.
  await rate(url, reading(small), reading(medium), reading(large))
  let smallRate = 0
  for (const [event, size] of [
    [small, SIZES.small],
    [medium, SIZES.medium],
    [large, SIZES.large],
  ] as const) {
    const answers = await rate(url, reading(event))
    if (event === small) smallRate = answers
    const beside = `it, ${(answers / smallRate).toFixed(2)} of the small one's rate`
    report(
      `GET recommendations, ${sizeName(size)}`,
      `${answers.toFixed(0)} requests/s`,
      answers / least,
      beside,
    )
  }
}

/**
 * A ranking of which the instance has nothing, against selecting the rows that it is made of. After
 * a change of the event itself all of it is read again, as if for the first time.
 */
async function firstReadings(): Promise<void> {
  const connection = await mysql.createConnection(databaseUrl)
  const [first, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < FIRST_READINGS; round++) {
    await fetch(url + large.path, {
      method: 'PATCH',
      headers: large.organizer,
      body: JSON.stringify({ title: `Round ${round}` }),
    })
    const begin = performance.now()
    const response = await fetch(`${url}${large.path}/recommendations`, {
      headers: large.organizer,
    })
    await response.arrayBuffer()
    first.push(performance.now() - begin)
    bare.push(await bareFirstReading(connection, large.path))
  }
  await connection.end()
  const [reading, select] = [median(first), median(bare)]
  console.log(`bare SELECT of the rows, ${sizeName(SIZES.large)}      ${select.toFixed(2)} ms`)
  report('first GET recommendations', `${reading.toFixed(2)} ms`, reading / select, 'it')
}

/** An answer of ten slots, against its statements alone. */
async function submissions(): Promise<void> {
  const size = SIZES.medium
  const events = await Promise.all(
    Array.from({ length: LOAD.connections }, () => answeredEvent(url, size)),
  )
  const bare = await bareSubmissions(databaseUrl, events)
  const requests = events.map(({ path, organizer, userIds }, i) => ({
    method: 'POST' as const,
    path: `${path}/availability`,
    headers: organizer,
    body: submission(userIds[i % userIds.length] as string, i, size.slots),
  }))
  const answers = await rate(url, ...requests)
  console.log(`bare transaction, 10 slots              ${bare.toFixed(0)} transactions/s`)
  report('POST availability, 10 slots', `${answers.toFixed(0)} requests/s`, answers / bare, 'it')
  const keyed = await rate(url, ...requests.map((one) => ({ ...one, setupRequest: withNewKey })))
  const beside = `those without, ${(keyed / bare).toFixed(2)} of it`
  report('the same, each under a key', `${keyed.toFixed(0)} requests/s`, keyed / answers, beside)
}

function withNewKey(request: autocannon.Request): autocannon.Request {
  return { ...request, headers: { ...request.headers, 'Idempotency-Key': randomUUID() } }
}
