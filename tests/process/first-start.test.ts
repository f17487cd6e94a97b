import { afterEach, describe, expect, test } from 'vitest'
import { Clone, type NpmStart } from './clone.ts'

/** Expects a page at this address, with all the files that it names. */
async function expectPageAt(url: string): Promise<void> {
  const html = await (await fetch(`${url}/`)).text()
  const files = [...html.matchAll(/"[.](\/assets\/[^"]+)"/g)].map(([, path]) => `${url}${path}`)
  expect(files.length).toBeGreaterThanOrEqual(3)
  for (const file of files) {
    const answer = await fetch(file)
    expect([file, answer.status, (await answer.text()) !== '']).toEqual([file, 200, true])
  }
}

describe('npm start', () => {
  const toEnd: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of toEnd.splice(0).reverse()) await end()
  })

  async function cloned(installed?: 'production'): Promise<Clone> {
    const clone = await Clone.of(installed)
    toEnd.push(() => clone.remove())
    return clone
  }

  function started(clone: Clone, onTerminal = false): NpmStart {
    const npm = clone.start(onTerminal)
    toEnd.push(() => npm.stop())
    return npm
  }

  test('builds the page the first time, and says where it is', async () => {
    const npm = started(await cloned())
    const url = await npm.url()
    await npm.printed(/to open in a browser/)
    await expectPageAt(url)
  })

  test.runIf(process.platform === 'linux')(
    'tells whoever sits at a terminal what to open, in words, once it is ready',
    async () => {
      const npm = started(await cloned(), true)
      const [, url, told] = await npm.printed(/ready on (http:[^\s,]+),.*\n\n(.*)\n/)
      expect(told).toBe(`Open ${url} in a browser. Ctrl-C ends the service.`)
    },
  )

  test('writes nothing but its log where there is no terminal', async () => {
    const npm = started(await cloned())
    await npm.url()
    await npm.stop()
    const lines = npm.written.split('\n').filter((line) => line !== '' && !line.startsWith('> '))
    expect(lines.map((line) => JSON.parse(line).msg).at(-1)).toBe('stopped')
  })

  test('starts without a page where nothing is installed to build it, and says so in one line', async () => {
    const npm = started(await cloned('production'))
    const url = await npm.url()
    await npm.printed(/without a page for people/)
    const told = npm.written.split('\n').filter((line) => /Vite/.test(line))
    expect(told).toEqual([
      'The page is not built: Vite is not installed, which `npm ci` without --omit=dev brings.',
    ])
    const answer = await fetch(`${url}/`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/docs'])
    expect(await (await fetch(`${url}/docs`)).text()).toContain('swagger')
  })

  test('has nothing to build where the page came along, and asks for no Vite', async () => {
    const clone = await cloned('production')
    await clone.bringPage()
    const npm = started(clone)
    await expectPageAt(await npm.url())
    expect(npm.written).not.toMatch(/Vite/)
  })

  test('serves an older page where nothing is installed to build it anew, and says so', async () => {
    const clone = await cloned('production')
    await clone.bringPage()
    await clone.changeSources('A newer one')
    const npm = started(clone)
    expect(await (await fetch(`${await npm.url()}/`)).text()).toContain('<div id="page"')
    expect(npm.written).toContain('The page is older than its sources: Vite is not installed')
  })
})
