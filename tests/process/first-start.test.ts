import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` needs of a clone. */
const NEEDED = [
  'adapters',
  'application',
  'bootstrap',
  'clients',
  'domain',
  'package-lock.json',
  'package.json',
  'scripts',
  'tsconfig.json',
]

/** A clone in which nothing was built yet. */
async function freshClone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fresh-clone-'))
  const isSource = (path: string) => path !== join(ROOT, 'adapters/web/built')
  for (const name of NEEDED) {
    await cp(join(ROOT, name), join(folder, name), { recursive: true, filter: isSource })
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('the first `npm start` builds the page, and says where it is', async () => {
  const folder = await freshClone()
  // A group of its own, since npm ends without what it runs.
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0' },
  })
  const ended = once(npm, 'close')
  try {
    let written = ''
    let address: string | undefined
    for await (const chunk of npm.stdout) {
      written += chunk
      address = /http:\/\/127\.0\.0\.1:\d+/.exec(written)?.[0]
      if (address !== undefined) break
    }
    expect(written).toMatch(/ready on http:/)
    const page = await fetch(`${address}/`)
    const html = await page.text()
    const [, script = ''] = /src="[.](\/assets\/[^"]+[.]js)"/.exec(html) ?? []
    expect(page.status).toBe(200)
    expect((await fetch(`${address}${script}`)).headers.get('Content-Type')).toMatch(/javascript/)
  } finally {
    if (npm.exitCode === null) process.kill(-(npm.pid as number), 'SIGTERM')
    await ended
    await rm(folder, { recursive: true })
  }
})
