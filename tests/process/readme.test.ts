import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { hasServer } from '../mysql/test-database.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { ServiceProcess } from './service-process.ts'

const inMemory = serviceForFile()

/** The blocks of the README in this language. */
async function blocks(language: string): Promise<string[]> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')
  return [...readme.matchAll(fence)].map(([, block]) => block ?? '')
}

async function pasteSession(url: string): Promise<void> {
  const session = (await blocks('sh')).find((block) => block.startsWith('URL='))
  const [ranking] = await blocks('text')
  expect(session).toContain('URL=http://127.0.0.1:8080\n')
  const script = session?.replace('http://127.0.0.1:8080', url) ?? ''
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script])
  expect(stdout).toBe(ranking)
  expect(stderr).toBe('')
}

describe('the README’s session, pasted as it is, prints the ranking that the README shows', () => {
  test('in memory', () => pasteSession(inMemory().url))

  test.skipIf(!hasServer)('on MySQL, over two workers', async () => {
    const { url, drop } = await createDatabase(inject('databaseUrl') as string)
    const service = new ServiceProcess({
      PORT: '0',
      WORKERS: '2',
      STORAGE: 'mysql',
      DATABASE_URL: url,
    })
    await pasteSession(await service.url())
    service.signal('SIGTERM')
    await service.ended()
    await drop()
  })
})
