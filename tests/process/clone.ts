import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = 'adapters/web/built'

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

/** How building the page ended, and what it complained of. */
export type Built = { readonly code: number | null; readonly stderr: string }

/** A clone of the repository in a folder of its own, in which no page was built yet. */
export class Clone {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @param installed  all packages, or those alone that `npm ci --omit=dev` installs */
  static async of(installed: 'all' | 'production' = 'all'): Promise<Clone> {
    const folder = await mkdtemp(join(tmpdir(), 'clone-'))
    const isSource = (path: string) => path !== join(ROOT, BUILT)
    for (const name of NEEDED) {
      await cp(join(ROOT, name), join(folder, name), { recursive: true, filter: isSource })
    }
    if (installed === 'all') await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    else {
      for (const path of await productionPackages()) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await symlink(join(ROOT, path), join(folder, path))
      }
    }
    return new Clone(folder)
  }

  /** Where the page is, once it is built. */
  get built(): string {
    return join(this.folder, BUILT)
  }

  /** Brings the page that the tests have along, as if it had been built here. */
  async bringPage(): Promise<void> {
    await cp(join(ROOT, BUILT), this.built, { recursive: true })
  }

  /** Changes what the page is made of, after it was built. */
  async changeSources(title: string): Promise<void> {
    const path = join(this.folder, 'adapters/web/page/index.html')
    const html = await readFile(path, 'utf8')
    await writeFile(path, html.replace(/<title>.*<\/title>/, `<title>${title}</title>`))
  }

  /** Runs what builds the page, as `npm run build` does. */
  async build(environment: Record<string, string> = {}): Promise<Built> {
    const child = spawn(process.execPath, ['scripts/build-page.ts'], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    const [code] = await once(child, 'close')
    return { code, stderr }
  }

  /** Runs `npm start`; `onTerminal` has it write to a terminal. */
  start(onTerminal = false): NpmStart {
    const start = ['npm', 'start'] as const
    // Util-linux's `script` gives it a terminal, and writes what is shown there.
    const [program, ...words] = onTerminal
      ? (['script', '--quiet', '--command', start.join(' '), '/dev/null'] as const)
      : start
    return new NpmStart(
      spawn(program, words, {
        cwd: this.folder,
        // A group of its own, since npm ends without what it runs.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          // Where no package brings the Node that is needed, the machine has it.
          PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
          HOME: this.folder,
          PORT: '0',
        },
      }),
    )
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true })
  }
}

/** An `npm start` that is under way. */
export class NpmStart {
  readonly #npm: ChildProcess
  readonly #ended: Promise<unknown>
  readonly #news = new EventEmitter<{ written: [] }>()
  /** All that it has written so far, to either output, without what colours it. */
  written = ''

  constructor(npm: ChildProcess) {
    this.#npm = npm
    this.#ended = once(npm, 'close')
    for (const output of [npm.stdout, npm.stderr]) {
      output?.on('data', (chunk) => {
        this.written += stripVTControlCharacters(String(chunk)).replaceAll('\r', '')
        this.#news.emit('written')
      })
    }
  }

  /** Waits until it has written this; rejects when it ends before it does. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.written)
      if (found !== null) return found
      const ended = this.#ended.then(() => 'ended' as const)
      const first = await Promise.race([once(this.#news, 'written'), ended])
      if (first === 'ended' && !pattern.test(this.written)) {
        throw new Error(`it ended: ${this.written}`)
      }
    }
  }

  /** The address of the service, once it is ready. */
  async url(): Promise<string> {
    const [, url] = await this.printed(/ready on (http:[^\s,;]+)/)
    return url as string
  }

  async stop(): Promise<void> {
    if (this.#npm.exitCode === null) process.kill(-(this.#npm.pid as number), 'SIGTERM')
    await this.#ended
  }
}

/** The folders of the packages that are needed to run the service, as the lock file has them. */
async function productionPackages(): Promise<readonly string[]> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { readonly dev?: boolean; readonly optional?: boolean }>
  }
  return Object.entries(packages)
    .filter(
      ([path, { dev, optional }]) =>
        /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !optional,
    )
    .map(([path]) => path)
}
