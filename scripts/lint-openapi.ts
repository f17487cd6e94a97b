import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { readConfiguration } from '../bootstrap/configuration.ts'
import { createLogger } from '../bootstrap/logger.ts'
import { startService } from '../bootstrap/service.ts'

// The document as a caller gets it: from the service itself, on a free port.
const service = await startService(readConfiguration({ PORT: '0' }), createLogger('silent'))
const document = await (await fetch(`${service.url}/openapi.json`)).json()
await service.stop()

mkdirSync('.cache', { recursive: true })
writeFileSync('.cache/openapi.json', JSON.stringify(document, null, 2))
execFileSync('redocly', ['lint', '.cache/openapi.json'], {
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
})
