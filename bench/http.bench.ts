// What a recommendation costs over HTTP, beside the cheapest answer of the same server.
import { ServiceProcess } from '../tests/process/service-process.ts'
import { answeredEvent, SIZES, sizeName } from './answered-event.ts'
import { LOAD, rate } from './load.ts'

const service = new ServiceProcess({ PORT: '0', LOG_LEVEL: 'info' })
const url = await service.url()
console.log(`in memory; ${LOAD.connections} connections, ${LOAD.seconds} s each, same machine`)
const health = await rate(url, { path: '/health' })
console.log(`GET /health                       ${health.toFixed(0)} requests/s`)
for (const size of Object.values(SIZES)) {
  const { path, organizer } = await answeredEvent(url, size)
  const answers = await rate(url, { path: `${path}/recommendations`, headers: organizer })
  const ratio = (answers / health).toFixed(2)
  console.log(
    `GET recommendations, ${sizeName(size).padEnd(9)}    ${answers.toFixed(0)} requests/s, ${ratio} of it`,
  )
}
service.signal('SIGTERM')
