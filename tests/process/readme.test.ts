import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'

const service = serviceForFile()

/** The blocks of the README in this language. */
async function blocks(language: string): Promise<string[]> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')
  return [...readme.matchAll(fence)].map(([, block]) => block ?? '')
}

test('the README’s session, pasted as it is, prints the ranking that the README shows', async () => {
  const session = (await blocks('sh')).find((block) => block.startsWith('URL='))
  const [ranking] = await blocks('text')
  expect(session).toContain('URL=http://127.0.0.1:8080\n')
  const script = session?.replace('http://127.0.0.1:8080', service().url) ?? ''
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script])
  expect(stdout).toBe(ranking)
  expect(stderr).toBe('')
})
