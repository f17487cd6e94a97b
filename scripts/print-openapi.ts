import { readConfiguration } from '../bootstrap/configuration.ts'
import { createLogger } from '../bootstrap/logger.ts'
import { startService } from '../bootstrap/service.ts'

// The document as a caller gets it: from the service itself, on a free port.
const service = await startService(
  readConfiguration({ PORT: '0', LOG_LEVEL: 'silent' }),
  createLogger('silent'),
)
const response = await fetch(`${service.url}/openapi.json`)
process.stdout.write(`${JSON.stringify(await response.json(), null, 2)}\n`)
await service.stop()
