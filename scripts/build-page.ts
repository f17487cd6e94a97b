/**
 * Builds the page of `adapters/web/page` into `adapters/web/built`, unless what is there is newer
 * than all that it is made of. `npm start` and the tests run this first.
 *
 * Fails where Vite is not installed; with `--if-possible` it says so, and all is well: a service that
 * was installed without what builds the page starts without it.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = join(ROOT, 'adapters/web/page')
const BUILT = join(ROOT, 'adapters/web/built')
/** All that the page may be made of; the file of locked versions stands for its libraries. */
const MADE_OF = [
  'adapters/web/page',
  'clients/typescript/source',
  'domain',
  'package-lock.json',
  'scripts/build-page.ts',
]
/** What grows smaller when it is compressed. */
const TEXT = /[.](html|js|css|svg)$/

/** When the youngest of the files was written, in epoch milliseconds; 0 where there is none. */
function newestIn(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

/** The files in a folder and below it, by their paths in it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** Lays compressed forms beside every file, so that no request has to wait for them. */
function compress(folder: string): void {
  for (const name of filesIn(folder).filter((name) => TEXT.test(name))) {
    const path = join(folder, name)
    const content = readFileSync(path)
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: size }))
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  }
}

/**
 * Moves the files of one folder over those of another, each in one step, and takes away what was
 * there of an earlier page. Whoever reads meanwhile finds the one page or the other, and whoever does
 * the same meanwhile does no harm: files of one name have one content.
 */
function putInPlace(made: string, folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  // HTML comes last, when all is there that it names; and of its forms the one that tells its age.
  const names = filesIn(made).toSorted((one, other) => order(one) - order(other))
  for (const name of names) renameSync(join(made, name), join(folder, name))
  for (const name of readdirSync(join(folder, 'assets'))) {
    if (!names.includes(join('assets', name))) rmSync(join(folder, 'assets', name), { force: true })
  }
}

const order = (name: string) => ['index.html', 'index.html.br', 'index.html.gz'].indexOf(name)

async function buildPage(): Promise<void> {
  // Libraries have a larger form for whoever looks for faults in them: a page is never that.
  process.env['NODE_ENV'] = 'production'
  const { build } = await import('vite')
  mkdirSync(BUILT, { recursive: true })
  // Inside, since files are moved in one step on one file system alone.
  const made = mkdtempSync(join(BUILT, 'being-built-'))
  try {
    await build({
      configFile: false,
      root: SOURCES,
      // Relative, so that the page works under any base path.
      base: './',
      logLevel: 'warn',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        outDir: made,
        emptyOutDir: false,
        target: 'es2023',
        // An image in the text would be one that the policy of the page forbids.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    })
    compress(made)
    putInPlace(made, BUILT)
  } finally {
    rmSync(made, { recursive: true })
  }
}

/** Whether what builds the page is installed: it is among the packages for development. */
function hasVite(): boolean {
  try {
    import.meta.resolve('vite')
    return true
  } catch {
    return false
  }
}

const { values: asked } = parseArgs({ options: { 'if-possible': { type: 'boolean' } } })
const builtAtMs = newestIn(join(BUILT, 'index.html.gz'))
const isFresh = builtAtMs > Math.max(...MADE_OF.map((path) => newestIn(join(ROOT, path))))
if (!isFresh && hasVite()) await buildPage()
else if (!isFresh) {
  const state = builtAtMs === 0 ? 'not built' : 'older than its sources'
  console.error(
    `The page is ${state}: Vite is not installed, which \`npm ci\` without --omit=dev brings.`,
  )
  if (asked['if-possible'] !== true) process.exitCode = 1
}
