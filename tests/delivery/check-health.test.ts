import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { ServiceProcess } from '../process/service-process.ts'
import { freePort } from '../servers/free-port.ts'
import { deploymentToolsOrSkip } from './deployment-tools.ts'

const tools = await deploymentToolsOrSkip('the script that checks a service’s health')
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

describe.skipIf(tools === undefined)(
  'checking the health of a service',
  { timeout: 60_000 },
  () => {
    afterAll(() => tools?.remove())
    const check = (parameters: readonly string[], environment: Record<string, string> = {}) =>
      tools?.run('check-health.sh', parameters, { HEALTH_INTERVAL_SECONDS: '0', ...environment })

    test('waits for a service that is about to start, and finds it well', async () => {
      const port = String(await freePort())
      const checked = check([`http://127.0.0.1:${port}/slots`, version])
      const service = new ServiceProcess({ PORT: port, BASE_PATH: '/slots' })
      expect(await checked).toMatchObject({
        code: 0,
        output: `http://127.0.0.1:${port}/slots is well\n`,
      })
      service.signal('SIGTERM')
      await service.ended()
    })

    test('is not content with another version', async () => {
      const service = new ServiceProcess({ PORT: '0' })
      const url = await service.url()
      expect(await check([url, '99.0.0'], { HEALTH_LIMIT_SECONDS: '0' })).toEqual({
        code: 1,
        output: '',
        errors: `${url}: version ${version} answers, not 99.0.0\n${url} was not well 5 times in a row within 0 s\n`,
      })
      service.signal('SIGTERM')
      await service.ended()
    })

    test('is not content with a service that lives and has no database', async () => {
      const [port, databasePort] = [await freePort(), await freePort()]
      const service = new ServiceProcess({
        PORT: String(port),
        STORAGE: 'mysql',
        DATABASE_URL: `mysql://nobody:nothing-there@127.0.0.1:${databasePort}/slots`,
      })
      await service.printed(/waiting for the database/)
      const url = `http://127.0.0.1:${port}`
      expect(await check([`${url}/`], { HEALTH_LIMIT_SECONDS: '0' })).toMatchObject({
        code: 1,
        errors: expect.stringMatching(`^${url}/ready: curl: .* 503\n`),
      })
      service.signal('SIGTERM')
      await service.ended()
    })

    test('counts anew after an answer that is not good', async () => {
      const asked: string[] = []
      const server = createServer((request, response) => {
        asked.push(request.url as string)
        response.writeHead(asked.length === 4 ? 503 : 200).end()
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo

      const run = await check([`http://127.0.0.1:${port}`], { HEALTH_ROUNDS: '3' })
      expect(run?.code).toBe(0)
      expect(asked).toEqual(Array.from({ length: 5 }, () => ['/health', '/ready']).flat())
      server.close()
      await once(server, 'close')
    })
  },
)
