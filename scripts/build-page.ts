/**
 * Builds the page of `adapters/web/page` into `adapters/web/built`, unless what is there is newer
 * than all that it is made of. `npm start` and the tests run this first.
 *
 * Fails where Vite is not installed; with `--if-possible` it says so, and all is well: a service that
 * was installed without what builds the page starts without it.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Lays compressed forms beside every file, so that no request has to wait for them. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const content = readFileSync(path)
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: size }))
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  }
}

async function buildPage(): Promise<void> {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: SOURCES,
    // Relative, so that the page works under any base path.
    base: './',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'es2023',
      // An image in the text would be one that the policy of the page forbids.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
  compress(BUILT)
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
