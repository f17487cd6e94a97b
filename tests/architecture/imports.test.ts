import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TOOLS = join(ROOT, 'node_modules/.bin')

/** Files that break a rule, each in its own way, and the rule that must refuse it. */
const PLANTED: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['domain/a.ts', "import 'effect'", 'domain-imports-nothing'],
  ['domain/b.ts', "import 'node:fs'", 'domain-imports-nothing'],
  ['domain/c.ts', "import '../application/good.ts'", 'domain-imports-nothing'],
  ['domain/d.ts', "import type {} from '../adapters/http/good.ts'", 'domain-imports-nothing'],
  ['application/a.ts', "import 'hono'", 'application-imports-domain-and-effect'],
  ['application/b.ts', "import 'node:crypto'", 'application-imports-domain-and-effect'],
  [
    'application/c.ts',
    "import '../adapters/http/good.ts'",
    'application-imports-domain-and-effect',
  ],
  ['adapters/http/a.ts', "import '../inmemory/good.ts'", 'adapters-are-strangers'],
  ['adapters/inmemory/a.ts', "import 'effect'", 'storage-in-memory-needs-nothing'],
  ['adapters/system/a.ts', "import 'hono'", 'adapters-have-libraries-of-their-own'],
  [
    'adapters/http/b.ts',
    "import '../../bootstrap/good.ts'",
    'adapters-are-put-together-by-bootstrap',
  ],
  ['adapters/http/c.ts', "import '../../tests/good.ts'", 'production-knows-no-tests'],
  ['adapters/http/d.ts', "import 'vitest'", 'production-needs-no-dev-dependency'],
  ['adapters/web/page/a.ts', "import '../../../domain/good.ts'", 'the-page-calls-the-interface'],
  ['adapters/web/page/b.ts', "import 'effect'", 'the-page-calls-the-interface'],
  ['domain/circle.ts', "import './circle-too.ts'", 'no-circle'],
  ['domain/circle-too.ts', "import './circle.ts'", 'no-circle'],
  ['domain/dead-end.ts', "import './gone.ts'", 'no-dead-end'],
  [
    'clients/typescript/source/command-line/a.ts',
    "import '../../../../domain/good.ts'",
    'the-client-knows-the-interface-alone',
  ],
  [
    'clients/typescript/source/a.ts',
    "import './command-line/good.ts'",
    'the-client-runs-in-browsers',
  ],
  ['clients/typescript/source/b.ts', "import 'node:fs'", 'the-client-runs-in-browsers'],
  ['clients/typescript/source/c.ts', "import 'commander'", 'the-client-runs-in-browsers'],
]

/** Files that break no rule. */
const GOOD: readonly (readonly [file: string, code: string])[] = [
  ['domain/good.ts', 'export {}'],
  ['application/good.ts', "import '../domain/good.ts'\nimport 'effect'"],
  [
    'adapters/http/good.ts',
    "import '../../application/good.ts'\nimport 'hono'\nimport 'node:http'",
  ],
  ['adapters/inmemory/good.ts', "import '../../domain/good.ts'"],
  ['adapters/web/page/good.ts', "import 'preact'"],
  ['bootstrap/good.ts', "import '../adapters/http/good.ts'\nimport '../adapters/inmemory/good.ts'"],
  ['tests/good.ts', "import '../bootstrap/good.ts'\nimport 'vitest'"],
  ['clients/typescript/source/good.ts', "import 'openapi-fetch'"],
  [
    'clients/typescript/source/command-line/good.ts',
    "import '../good.ts'\nimport 'commander'\nimport 'node:fs'",
  ],
]

type Finished = { readonly failed: boolean; readonly output: string }

/** Runs one of the project's tools in a folder. */
const run = (tool: string, args: readonly string[], cwd: string): Promise<Finished> =>
  new Promise((resolve) => {
    execFile(join(TOOLS, tool), args, { cwd, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: stdout + stderr }),
    )
  })

let folder: string

beforeAll(async () => {
  await mkdir(join(ROOT, '.cache'), { recursive: true })
  folder = await mkdtemp(join(ROOT, '.cache/planted-'))
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const name of [
    'package.json',
    'tsconfig.json',
    'domain/tsconfig.json',
    'biome.json',
    'scripts/pure-domain.grit',
    '.dependency-cruiser.mjs',
  ]) {
    await cp(join(ROOT, name), join(folder, name))
  }
  for (const [file, code] of [...PLANTED, ...GOOD]) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), `${code}\n`)
  }
})
afterAll(() => rm(folder, { recursive: true }))

describe('the direction of imports', () => {
  type Violation = {
    readonly from: string
    readonly to: string
    readonly rule: { readonly name: string; readonly severity: string }
  }
  let violations: readonly Violation[]

  beforeAll(async () => {
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json']
    const layers = ['domain', 'application', 'adapters', 'bootstrap', 'clients', 'tests']
    const { output } = await run('depcruise', [...args, ...layers], folder)
    violations = JSON.parse(output).summary.violations
  })

  test.each(PLANTED)('%s with %s breaks %s', (file, _code, rule) => {
    // A circle is told of one of its members.
    const told = violations.filter(({ from, to }) => from === file || to === file)
    expect(told.map((violation) => violation.rule)).toContainEqual({
      name: rule,
      severity: 'error',
    })
  })

  test('a violation fails the check', async () => {
    const args = ['--config', '.dependency-cruiser.mjs', 'domain']
    expect((await run('depcruise', args, folder)).failed).toBe(true)
  })

  test.each(GOOD)('%s breaks nothing', (file) => {
    expect(violations.filter(({ from }) => from === file)).toEqual([])
  })
})

describe('the purity of the domain', () => {
  test.each(['Date.now()', 'new Date()', 'Math.random()', 'Temporal.Now.instant()'])(
    'a domain that calls %s is refused',
    async (call) => {
      await writeFile(join(folder, 'domain/impure.ts'), `export const value = ${call}\n`)
      const { failed, output } = await run(
        'biome',
        ['lint', 'domain/impure.ts', '--vcs-enabled=false'],
        folder,
      )
      expect(output).toContain('The domain has no clock and no randomness')
      expect(failed).toBe(true)
    },
  )

  test('a domain that knows the process, the network or the console does not compile', async () => {
    const impure = ['process.pid', "fetch('x')", "console.log('x')", 'setTimeout(() => 0)']
    await mkdir(join(folder, 'domain/compiled'))
    await writeFile(
      join(folder, 'domain/compiled/tsconfig.json'),
      JSON.stringify({ extends: '../tsconfig.json', include: ['.'] }),
    )
    const code = impure.map((expression, i) => `export const v${i} = ${expression}\n`).join('')
    await writeFile(join(folder, 'domain/compiled/impure.ts'), code)
    const { output } = await run('tsc', ['-p', 'domain/compiled'], folder)
    for (const line of impure.keys()) expect(output).toContain(`impure.ts(${line + 1},`)
  })
})
