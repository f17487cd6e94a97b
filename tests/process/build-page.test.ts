import { readFileSync, statSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { Clone } from './clone.ts'

const DONE = { code: 0, stderr: '' }

describe('building the page', () => {
  const clones: Clone[] = []
  afterEach(async () => {
    for (const clone of clones.splice(0)) await clone.remove()
  })

  async function cloned(installed?: 'production'): Promise<Clone> {
    const clone = await Clone.of(installed)
    clones.push(clone)
    return clone
  }

  const filesOf = async ({ built }: Clone) =>
    (await readdir(built, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1))
      .sort()

  test('makes the same files whatever NODE_ENV is, with nothing of this machine in them', async () => {
    const [one, other] = [await cloned(), await cloned()]
    expect(await one.build({ NODE_ENV: 'production' })).toEqual(DONE)
    expect(await other.build({ NODE_ENV: 'development' })).toEqual(DONE)
    expect(await filesOf(other)).toEqual(await filesOf(one))
    for (const name of (await filesOf(other)).filter((name) => /[.](js|css|html)$/.test(name))) {
      expect(await readFile(join(other.built, name), 'utf8')).not.toContain(other.folder)
    }
  })

  test('fails where nothing is installed to build it', async () => {
    const { code, stderr } = await (await cloned('production')).build()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The page is not built: Vite is not installed.*\n$/)
  })

  test('leaves the page whole at every moment, though it is built several times at once', async () => {
    const clone = await cloned()
    expect(await clone.build()).toEqual(DONE)
    const files = await filesOf(clone)
    await clone.changeSources('A newer one')
    let isOver = false
    const builds = Promise.all([clone.build(), clone.build(), clone.build()]).finally(() => {
      isOver = true
    })
    const missing = new Set<string>()
    while (!isOver) {
      for (const name of files) {
        const file = statSync(join(clone.built, name), { throwIfNoEntry: false })
        if (file === undefined || file.size === 0) missing.add(name)
      }
      await pause(1)
    }
    expect(await builds).toEqual([DONE, DONE, DONE])
    expect([...missing]).toEqual([])
    expect(readFileSync(join(clone.built, 'index.html'), 'utf8')).toContain('A newer one')
    expect(await filesOf(clone)).toEqual(files)
    expect((await readdir(clone.built)).sort()).toEqual([
      'assets',
      'index.html',
      'index.html.br',
      'index.html.gz',
    ])
  })

  test('leaves no file of an earlier version', async () => {
    const clone = await cloned()
    expect(await clone.build()).toEqual(DONE)
    const files = await filesOf(clone)
    await writeFile(join(clone.built, 'assets/index-0th_rV-1.js'), 'of an earlier version')
    await clone.changeSources('A newer one')
    expect(await clone.build()).toEqual(DONE)
    expect(await filesOf(clone)).toEqual(files)
  })
})
