import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { hasServer } from '../mysql/test-database.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { ServiceProcess } from './service-process.ts'

const inMemory = serviceForFile()

/** The blocks of the README that are to be run, and what they print in the end. */
async function session(): Promise<{ readonly script: string; readonly prints: string }> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const step = /^<!-- run -->\n```sh\n(.*?)^```.*?^```text\n(.*?)^```/gms
  const steps = [...readme.matchAll(step)]
  return {
    script: steps.map(([, script]) => script).join('\n'),
    prints: steps.map(([, , prints]) => prints).join(''),
  }
}

async function pasteSession(url: string): Promise<void> {
  const { script, prints } = await session()
  expect(script).toContain('URL=http://127.0.0.1:8080\n')
  expect(prints).toContain('30 minutes would suit all three')
  const here = script.replace('http://127.0.0.1:8080', url)
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', here])
  expect(stdout).toBe(prints)
  expect(stderr).toBe('')
}

describe('the README’s session, pasted as it is, prints what the README shows', () => {
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
