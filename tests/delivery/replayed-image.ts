import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { CopyStep, Stage } from './dockerfile.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Nobody's on this machine, as in the image. */
const USER_ID = 10_001
const STEP_LIMIT_MS = 120_000

const execute = promisify(execFile)

/** The registry of packages is out of reach: the steps can't be carried out on this machine. */
export class NoRegistry extends Error {}

/** How a command of the image ended. */
export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/**
 * What the steps of a Dockerfile make, in folders of this machine: `COPY` copies, `RUN` runs, and
 * its commands run with this machine's Node, as a user who may write nothing there. A container
 * engine builds images; this shows that nothing is missing in one.
 */
export class ReplayedImage {
  readonly #folders = new Map<string | undefined, string>()
  readonly #stage: Stage

  private constructor(stage: Stage) {
    this.#stage = stage
  }

  /** @throws NoRegistry when a step reaches no registry; what the step said when it fails otherwise */
  static async of(stages: readonly Stage[]): Promise<ReplayedImage> {
    const image = new ReplayedImage(stages.at(-1) as Stage)
    try {
      for (const stage of stages) await image.#replay(stage)
      return image
    } catch (fault) {
      await image.remove()
      throw fault
    }
  }

  /** Where the last stage's folder is. */
  get folder(): string {
    return this.#folders.get(undefined) as string
  }

  /** Starts what a container would: the entry point with its command, or with another one. */
  start(environment: Record<string, string>, command = this.#stage.command): ChildProcess {
    return this.#spawn([...this.#stage.entrypoint, ...command], environment)
  }

  /** Runs the health check, as the engine would in the container. */
  checkHealth(environment: Record<string, string>): Promise<Ended> {
    return endOf(this.#spawn(this.#stage.healthCheck, environment))
  }

  async remove(): Promise<void> {
    for (const folder of this.#folders.values()) {
      await changeModes(folder, 0o700)
      await rm(folder, { recursive: true })
    }
  }

  async #replay(stage: Stage): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'replayed-image-'))
    this.#folders.set(stage.name, folder)
    for (const step of stage.copies.filter(({ from }) => from === undefined)) {
      await this.#copy(step, folder)
    }
    for (const run of stage.runs) await runStep(run, folder)
    for (const step of stage.copies.filter(({ from }) => from !== undefined)) {
      await this.#copy(step, folder)
    }
    // The root of a container's file system is read-only, and root's.
    if (stage === this.#stage) await changeModes(folder, 0o555)
  }

  async #copy({ from, sources, target }: CopyStep, folder: string): Promise<void> {
    for (const source of sources) {
      const into = target.endsWith('/')
        ? join(folder, target, basename(source))
        : join(folder, target)
      const whole = from === undefined ? await inContext(source) : this.#inStage(from, source)
      const filter = from === undefined ? await notHeldBack() : () => true
      await cp(whole, into, { recursive: true, verbatimSymlinks: true, filter })
    }
  }

  #inStage(name: string, path: string): string {
    const folder = this.#folders.get(name)
    if (folder === undefined) throw new Error(`no stage before this one is called ${name}`)
    return join(folder, path.replace(/^\/app\//, ''))
  }

  #spawn(words: readonly string[], environment: Record<string, string>): ChildProcess {
    const [program, ...parameters] = words
    if (program !== 'node') throw new Error(`only node is there to be run, not ${program}`)
    return spawn(process.execPath, parameters, {
      cwd: this.folder,
      env: { ...this.#stage.environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.getuid?.() === 0 ? { uid: USER_ID, gid: USER_ID } : {}),
    })
  }
}

/** How a process of an image ends, with all that it wrote. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  const [code, signal] = await once(child, 'close')
  return { code, signal, output }
}

/** The rules of `.dockerignore`. */
async function ignoreRules(): Promise<readonly string[]> {
  const lines = (await readFile(join(ROOT, '.dockerignore'), 'utf8')).split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

/** Tells what of a folder `.dockerignore` lets through. */
async function notHeldBack(): Promise<(path: string) => boolean> {
  const heldBack = (await ignoreRules()).filter((rule) => rule !== '*' && !rule.startsWith('!'))
  return (path) => !heldBack.some((rule) => path === join(ROOT, rule))
}

/** The path of something that `.dockerignore` lets through. */
async function inContext(path: string): Promise<string> {
  const [everything, ...exceptions] = await ignoreRules()
  if (everything !== '*') throw new Error('.dockerignore has to begin with *, and then allow')
  if (!exceptions.includes(`!${path}`)) throw new Error(`.dockerignore holds ${path} back`)
  return join(ROOT, path)
}

async function runStep(command: string, folder: string): Promise<void> {
  try {
    await execute('sh', ['-c', command], {
      cwd: folder,
      timeout: STEP_LIMIT_MS,
      env: { ...process.env, npm_config_prefer_offline: 'true' },
    })
  } catch (fault) {
    const { stderr } = fault as { readonly stderr?: string }
    if (
      /E(NOTFOUND|CONNREFUSED|CONNRESET|AI_AGAIN|TIMEDOUT)|ERR_SOCKET_TIMEOUT/.test(stderr ?? '')
    ) {
      throw new NoRegistry(`no registry of packages is in reach of ${command}`, { cause: fault })
    }
    throw new Error(`${command}: ${stderr ?? fault}`, { cause: fault })
  }
}

async function changeModes(folder: string, mode: number): Promise<void> {
  await chmod(folder, mode)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await changeModes(path, mode)
    else if (entry.isFile()) await chmod(path, mode)
  }
}
