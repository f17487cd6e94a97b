import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freePort } from '../servers/free-port.ts'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'
import { dockerfileText, stagesOf } from './dockerfile.ts'
import { endOf, NoRegistry, ReplayedImage } from './replayed-image.ts'

const image = await ReplayedImage.of(stagesOf(dockerfileText)).catch((fault) => {
  if (fault instanceof NoRegistry) return skipOrFail('the steps of the image', reasonOf(fault))
  throw fault
})

describe.skipIf(image === undefined)('what the steps of the Dockerfile make', () => {
  const replayed = image as ReplayedImage
  afterAll(() => replayed.remove())

  test('serves from a file system that it can’t write to, is found healthy, and stops when asked', async () => {
    // In a container it is 0.0.0.0; here nobody else is to reach it.
    const environment = { HOST: '127.0.0.1', PORT: String(await freePort()), BASE_PATH: '/slots' }
    const service = replayed.start(environment)
    const ended = endOf(service)
    await printed(service, 'ready on')

    expect(await replayed.checkHealth(environment)).toEqual({ code: 0, signal: null, output: '' })
    for (const path of ['/slots/', '/slots/docs']) {
      const page = await fetch(`http://127.0.0.1:${environment.PORT}${path}`)
      expect({ path, status: page.status }).toEqual({ path, status: 200 })
      expect(page.headers.get('Content-Type')).toMatch('text/html')
    }

    service.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining('stopped') })
  })

  test('is found unhealthy when nothing answers', async () => {
    const ended = await replayed.checkHealth({ PORT: String(await freePort()) })
    expect(ended).toMatchObject({ code: 1, signal: null })
  })

  test('can’t be written to', async () => {
    const write = ['--eval', 'require("node:fs").writeFileSync("bootstrap/main.ts", "")']
    const ended = await endOf(replayed.start({}, write))
    expect(ended).toMatchObject({ code: 1, output: expect.stringContaining('EACCES') })
  })

  test('holds the other programs too', async () => {
    const ended = await endOf(replayed.start({}, ['bootstrap/migrate.ts']))
    expect(ended).toMatchObject({
      code: 1,
      output: expect.stringContaining('DATABASE_URL: is missing'),
    })
  })

  test('has no Node of its own among the packages, and nothing for development', async () => {
    const packages = await readdir(join(replayed.folder, 'node_modules'))
    expect(packages).toContain('hono')
    for (const unwanted of [
      'node',
      'typescript',
      'vitest',
      'vite',
      'preact',
      '@types/autocannon',
    ]) {
      expect(packages).not.toContain(unwanted)
    }
  })
})

/** Waits for a word; rejects when the process ends without it. */
function printed(child: ReturnType<ReplayedImage['start']>, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      if (output.includes(word)) resolve()
    })
    child.on('close', () => reject(new Error(`it ended: ${output}`)))
  })
}
