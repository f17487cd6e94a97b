import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clientInterface } from '../../scripts/client-interface.ts'
import { serviceForFile } from '../http/running-service.ts'

const service = serviceForFile()

test('the client’s interface is the one that the service describes', async () => {
  const { body } = await service().call('GET', '/openapi.json')
  const written = readFileSync('clients/typescript/source/interface.ts', 'utf8')
  // Compared outside of `expect`, whose difference of two such files nobody would read.
  const isFresh = written === (await clientInterface(body))
  expect(isFresh, 'npm run client:generate writes it anew').toBe(true)
})
