import { writeFileSync } from 'node:fs'
import { readConfiguration } from '../bootstrap/configuration.ts'
import { createLogger } from '../bootstrap/logger.ts'
import { startService } from '../bootstrap/service.ts'
import { clientInterface } from './client-interface.ts'

// The document as a caller gets it: from the service itself, on a free port.
const service = await startService(readConfiguration({ PORT: '0' }), createLogger('silent'))
const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
  info: { version: string }
}
await service.stop()

writeFileSync('clients/typescript/source/interface.ts', await clientInterface(document))
