import { readdir, readFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { pageFolder } from '../../adapters/web/page-folder.ts'
import { assembleService } from './assembled-service.ts'
import { RunningService, serviceForFile } from './running-service.ts'

const service = serviceForFile()

type RawAnswer = {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** As it came, compressed or not. */
  readonly body: Buffer
}

/** Asks for a path as it is written, and for nothing that it does not say. */
function ask(
  path: string,
  { method = 'GET', headers = {}, url = service().url } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(url), { path, method, headers, agent: false }, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      )
    })
    asked.on('error', reject).end()
  })
}

/** The files of the page that its HTML names, as paths below it. */
async function namedFiles(): Promise<readonly string[]> {
  const html = (await ask('/')).body.toString()
  return [...html.matchAll(/"[.](\/assets\/[^"]+)"/g)].map(([, path]) => path as string)
}

const built = pageFolder() as string

describe('the page', () => {
  test('is on the address of the service, and asked for anew each time', async () => {
    const { status, headers, body } = await ask('/')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(body.toString()).toContain('<div id="page"')
  })

  test('may run its own scripts and ask its own service, and nothing else', async () => {
    const { headers } = await ask('/')
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  test('has nothing in its HTML that this would forbid', async () => {
    const html = (await ask('/')).body.toString()
    expect(html).not.toMatch(/\son\w+=|\sstyle=|<style|javascript:|<base/i)
    for (const [, attributes, content] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toMatch(/ src="[.]\/assets\//)
      expect(content).toBe('')
    }
  })

  test('answers HEAD with what it would answer GET, without the body', async () => {
    for (const path of ['/', ...(await namedFiles())]) {
      const [whole, head] = [await ask(path), await ask(path, { method: 'HEAD' })]
      expect([path, head.status, head.body.length]).toEqual([path, 200, 0])
      for (const name of ['content-type', 'content-length', 'cache-control'] as const) {
        expect(head.headers[name]).toBe(whole.headers[name])
      }
    }
  })

  test.each([
    'bytes=0-9',
    'bytes=-5',
    'bytes=0-0,2-3',
    'bytes=99999999-',
    'bytes=5-2',
    'lines=1-2',
    'nonsense',
  ])('comes as a whole where a part of it is asked for: %s', async (range) => {
    for (const path of ['/', ...(await namedFiles())]) {
      const [whole, part] = [await ask(path), await ask(path, { headers: { Range: range } })]
      expect([path, part.status, part.headers['content-range']]).toEqual([path, 200, undefined])
      expect(part.headers['content-length']).toBe(whole.headers['content-length'])
      expect(part.body.equals(whole.body)).toBe(true)
      const headers = { Range: range, 'Accept-Encoding': 'br' }
      expect((await ask(path, { headers })).headers['content-encoding']).toBe('br')
    }
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    for (const path of ['/', ...(await namedFiles())]) {
      const { status, headers } = await ask(path, { method })
      expect([path, status, headers['content-type']]).toEqual([
        path,
        405,
        'application/problem+json',
      ])
      expect(String(headers.allow).split(', ')).toEqual(['GET', 'HEAD'])
    }
  })
})

describe('its files', () => {
  const TYPES: Readonly<Record<string, string>> = {
    js: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    svg: 'image/svg+xml; charset=utf-8',
  }

  test('are all there, kept for ever, and of the type that they are', async () => {
    const files = (await readdir(`${built}/assets`)).filter((name) => !/[.](br|gz)$/.test(name))
    expect(files.length).toBeGreaterThanOrEqual(4)
    for (const file of files) {
      const { status, headers, body } = await ask(`/assets/${file}`)
      expect([file, status, headers['content-type']]).toEqual([
        file,
        200,
        TYPES[file.split('.').at(-1) ?? ''],
      ])
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(body.equals(await readFile(`${built}/assets/${file}`))).toBe(true)
    }
  })

  test('are named after their content', async () => {
    for (const path of await namedFiles()) expect(path).toMatch(/-[\w-]{8}[.](js|css|svg)$/)
  })

  test.each<[string | undefined, string | undefined]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['deflate', undefined],
    ['br;q=0', undefined],
    ['identity', undefined],
    [undefined, undefined],
  ])('come compressed as the caller can read them: %s', async (accepted, encoding) => {
    const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted }
    const decode = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? '']
    for (const path of ['/', ...(await namedFiles())]) {
      const [plain, answer] = [await ask(path), await ask(path, { headers })]
      expect([path, answer.headers['content-encoding']]).toEqual([path, encoding])
      expect(answer.headers['content-type']).toBe(plain.headers['content-type'])
      expect(answer.headers['content-length']).toBe(String(answer.body.length))
      expect((decode?.(answer.body) ?? answer.body).equals(plain.body)).toBe(true)
      if (encoding !== undefined) expect(answer.headers.vary).toContain('Accept-Encoding')
    }
  })

  test('tell nothing of the sources that they were made of', async () => {
    const files = await readdir(built, { recursive: true })
    expect(files.filter((name) => /[.](map|tsx?)$/.test(name))).toEqual([])
    for (const name of files.filter((name) => /[.](js|css)$/.test(name))) {
      expect(await readFile(`${built}/${name}`, 'utf8')).not.toContain('sourceMappingURL')
    }
  })
})

describe('the files of another version, whose HTML another instance has sent', () => {
  /** The files that the HTML names, and what another version may call each. */
  async function otherNames(): Promise<readonly (readonly [own: string, other: string])[]> {
    const own = await namedFiles()
    return own.map((path) => [path, path.replace(/-[\w-]{8}(?=[.])/, '-0th_rV-1')])
  }

  test('are this version’s of the same names, which nobody keeps', async () => {
    for (const [own, other] of await otherNames()) {
      const [expected, answer] = [await ask(own), await ask(other)]
      expect([other, answer.status]).toEqual([other, 200])
      expect(answer.body.equals(expected.body)).toBe(true)
      expect(answer.headers['content-type']).toBe(expected.headers['content-type'])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })

  test('come compressed, too', async () => {
    const headers = { 'Accept-Encoding': 'br' }
    for (const [own, other] of await otherNames()) {
      const answer = await ask(other, { headers })
      expect(answer.headers['content-encoding']).toBe('br')
      expect(answer.body.equals((await ask(own, { headers })).body)).toBe(true)
    }
  })

  test('are told apart by their names', async () => {
    const files = (await readdir(`${built}/assets`)).filter((name) => !/[.](br|gz)$/.test(name))
    const names = files.map((name) => name.replace(/-[\w-]{8}(?=[.])/, ''))
    expect(new Set(names).size).toBe(files.length)
  })

  test('fit those of this one: no script takes by name what another one gives', async () => {
    const scripts = (await readdir(`${built}/assets`)).filter((name) => /[.]js$/.test(name))
    for (const name of scripts) {
      const script = await readFile(`${built}/assets/${name}`, 'utf8')
      expect([name, script.match(/\bfrom ?["'`][.]\/[^"'`]+/g)]).toEqual([name, null])
    }
  })

  test.each(['/assets/none-0th_rV-1.js', '/assets/index-0th_rV-1.svg', '/assets/index-0th_rV.js'])(
    'are none where this version has none of the name: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )
})

test.each([
  '/assets/',
  '/assets',
  '/assets/none.js',
  '/assets/../index.html',
  '/assets/../../page-folder.ts',
  '/assets/%2e%2e/index.html',
  '/assets/..%2findex.html',
  '/assets/..%2f..%2fpage-folder.ts',
  '/assets/..%5cindex.html',
  '/assets/%2fetc%2fpasswd',
  '/assets//etc/passwd',
  '/assets/%00',
  '/assets/%',
  '/assets/%c0%ae%c0%ae/index.html',
  `/assets/${'a'.repeat(5_000)}`,
  '/index.html',
  '/index.html.gz',
  '//index.html',
  '/../adapters/web/page-folder.ts',
])('what is no file of it is a problem, like everywhere: %#', async (path) => {
  const { status, headers, body } = await ask(path)
  expect([path, headers['content-type']]).toEqual([path, 'application/problem+json'])
  // 400 where proxies could read the path in two ways.
  expect([400, 404]).toContain(status)
  expect(headers['cache-control']).not.toContain('immutable')
  expect(JSON.parse(body.toString())).toMatchObject({ status })
})

test('the log names the page and its files by their routes, and nothing that was sent along', async () => {
  const secret = 'Zr4-8mQwEtY2uIoPaSdFgH'
  const before = service().log.length
  const [file = ''] = await namedFiles()
  await ask(`/?token=${secret}`, { headers: { Cookie: secret, Referer: `https://x/${secret}` } })
  await ask(`${file}?${secret}`)
  await ask(`/assets/${secret}`)
  const lines = service().log.slice(before)
  expect(lines.map((line) => JSON.parse(line)).map(({ route, status }) => [route, status])).toEqual(
    [
      ['/', 200],
      ['/', 200],
      ['/assets/:file', 200],
      ['/assets/:file', 404],
    ],
  )
  expect(lines.join('')).not.toContain(secret)
  expect(lines.join('')).not.toContain(file)
})

describe('with a BASE_PATH', () => {
  let below: RunningService
  let url: string
  beforeAll(async () => {
    below = await RunningService.start({ basePath: '/slots' })
    url = new URL(below.url).origin
  })
  afterAll(() => below.stop())

  test('the page and its files are below it', async () => {
    const { status, body } = await ask('/slots/', { url })
    expect(status).toBe(200)
    // Every one of them is asked for relative to the folder of the page.
    const sources = [...body.toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(([, to]) => to)
    expect(sources.filter((to) => !/^([.]\/assets\/|docs$)/.test(to ?? ''))).toEqual([])
    for (const path of await namedFiles()) {
      expect([path, (await ask(`/slots${path}`, { url })).status]).toEqual([path, 200])
    }
  })

  test('the base path alone leads to its folder', async () => {
    const { status, headers } = await ask('/slots', { url })
    expect([status, headers.location]).toEqual([302, '/slots/'])
  })

  test('nothing of it is beside that', async () => {
    const [file = ''] = await namedFiles()
    for (const path of ['/', file, '/slotsx/', '/slots/slots/', '/slots//']) {
      expect([path, (await ask(path, { url })).status]).toEqual([path, 404])
    }
  })
})

test('where the page was not built, the documentation is in its place', async () => {
  const { server, url } = await assembleService(new MemoryEventRepository(new MemoryStorage()))
  const { status, headers } = await ask('/', { url })
  expect([status, headers.location]).toEqual([302, '/docs'])
  expect((await ask('/docs', { url })).status).toBe(200)
  expect((await ask('/assets/app.js', { url })).status).toBe(404)
  await server.close(0)
})
