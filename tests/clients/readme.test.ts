import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { InstalledPackage, PACKAGE } from './installed-package.ts'

const service = serviceForFile()

let installed: InstalledPackage
/** The code blocks of the README in their order: of which language, and what. */
let blocks: readonly (readonly [language: string, text: string])[]

beforeAll(async () => {
  installed = await InstalledPackage.install()
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8')
  const here = readme.replaceAll('http://127.0.0.1:8080', service().url)
  blocks = [...here.matchAll(/^```(\w*)\n(.*?)^```/gms)].map(([, language = '', text = '']) => {
    return [language, text] as const
  })
}, 120_000)
afterAll(() => installed.remove())

/** The blocks of a language one after the other, and what is shown directly behind any of them. */
function session(wanted: string) {
  const places = blocks.flatMap(([language], at) => (language === wanted ? [at] : []))
  const shown = places.flatMap((at) =>
    blocks[at + 1]?.[0] === 'text' ? [blocks[at + 1]?.[1]] : [],
  )
  return { code: places.map((at) => blocks[at]?.[1]).join('\n'), prints: shown.join('') }
}

test('every block of the README is a program, or what one prints', () => {
  expect(new Set(blocks.map(([language]) => language))).toEqual(new Set(['ts', 'sh', 'text']))
})

test('the programs of the README compile, run, and print what it shows', async () => {
  const { code, prints } = session('ts')
  await writeFile(join(installed.folder, 'readme.mts'), code)
  expect((await installed.compile('readme.mts')).output).toBe('')
  expect(await installed.run('node', ['readme.mts'])).toEqual({ stdout: prints, stderr: '' })
})

test('the commands of the README run, and print what it shows', async () => {
  const { code, prints } = session('sh')
  expect(await installed.run('bash', ['-ec', code])).toEqual({ stdout: prints, stderr: '' })
})

test('the README says for which version of the service the client is', async () => {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8')
  const { body } = await service().call('GET', '/openapi.json')
  expect(readme).toContain(`OpenAPI document of version ${body.info.version} of the service`)
})
