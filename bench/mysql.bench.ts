// What it costs to be fresh and durable: the service on MySQL beside the bare statements.
import { fileURLToPath } from 'node:url'
import { ServiceProcess } from '../tests/process/service-process.ts'
import { DatabaseServer } from '../tests/servers/database-server.ts'
import { createDatabase } from '../tests/servers/fresh-database.ts'
import { answeredEvent, SIZES, sizeName } from './answered-event.ts'
import { LOAD, rate } from './load.ts'

const server = await DatabaseServer.start('mysql')
const { url: databaseUrl } = await createDatabase(server.url)
const service = new ServiceProcess({ PORT: '0', STORAGE: 'mysql', DATABASE_URL: databaseUrl })
const url = await service.url()
const BARE = fileURLToPath(new URL('./bare-revision-server.ts', import.meta.url))
const bare = new ServiceProcess({ DATABASE_URL: databaseUrl }, BARE)
const bareUrl = await bare.url()

console.log(
  `${server.version}; ${LOAD.connections} connections, ${LOAD.seconds} s each, same machine`,
)
const events = new Map()
for (const size of Object.values(SIZES)) events.set(size, await answeredEvent(url, size))

const least = await rate(bareUrl, { path: `${events.get(SIZES.small).path}/revision` })
console.log(`bare look-up of the revision      ${least.toFixed(0)} requests/s`)
for (const [size, { path, organizer }] of events) {
  const answers = await rate(url, { path: `${path}/recommendations`, headers: { ...organizer, 'Accept-Encoding': 'gzip' } })
  console.log(
    `GET recommendations, ${sizeName(size).padEnd(9)}    ${answers.toFixed(0)} requests/s, ${(answers / least).toFixed(2)} of it`,
  )
}
service.signal('SIGTERM')
bare.signal('SIGTERM')
await service.ended()
await server.stop()
