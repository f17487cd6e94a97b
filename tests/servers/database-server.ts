import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, rmSync } from 'node:fs'
import { cp, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { type Flavour, lastLines, serverPrograms } from './server-programs.ts'
import { serverVersion } from './server-version.ts'
import { folderOfThisProcess } from './whole-folder.ts'

const KEPT = fileURLToPath(new URL('../../.cache/databases/', import.meta.url))
const READY_LIMIT_MS = 60_000

/** Servers of this process that still have a data folder. */
const remaining = new Set<DatabaseServer>()

process.on('exit', () => {
  for (const server of remaining) server.abandon()
})

/**
 * A real database server of our own, in a child process: with an empty data folder, on a free port
 * of 127.0.0.1, with `root` without a password. How it makes commits durable is as the server
 * comes. It ends with this process, also when that is killed.
 */
export class DatabaseServer {
  readonly flavour: Flavour
  readonly port: number
  /** `mysql://root@127.0.0.1:PORT`; it names no database. */
  readonly url: string
  readonly #command: readonly string[]
  readonly #folder: string
  #child: ChildProcess | undefined
  #version = ''

  private constructor(flavour: Flavour, command: readonly string[], folder: string, port: number) {
    this.flavour = flavour
    this.port = port
    this.url = `mysql://root@127.0.0.1:${port}`
    this.#command = command
    this.#folder = folder
    remaining.add(this)
  }

  /**
   * Resolves once the server takes connections: in about a second, or after ten when its programs
   * must be fetched first. Rejects, with the end of the error log, when there is none in a minute.
   *
   * @param options  `settings`: more lines of `my.cnf`, such as `server-id=2`; they win over ours
   */
  static async start(
    flavour: Flavour,
    options: { readonly settings?: readonly string[] } = {},
  ): Promise<DatabaseServer> {
    const { command, settings, template } = await serverPrograms(flavour)
    const folder = await folderOfThisProcess(join(KEPT, flavour))
    const port = await freePort()
    const server = new DatabaseServer(flavour, command, folder, port)
    try {
      const data = join(folder, 'data')
      await cp(template, data, { recursive: true, mode: constants.COPYFILE_FICLONE })
      await mkdir(join(folder, 'tmp'))
      const lines = [
        '[mysqld]',
        ...settings,
        `datadir="${data}"`,
        `tmpdir="${join(folder, 'tmp')}"`,
        'bind-address=127.0.0.1',
        `port=${port}`,
        // Within the data folder, as the whole path may be too long for a socket.
        'socket=socket',
        'pid-file=pid',
        'innodb_buffer_pool_size=128M',
        ...(options.settings ?? []),
        '',
      ]
      await writeFile(join(folder, 'my.cnf'), lines.join('\n'))
      await server.restart()
      return server
    } catch (fault) {
      await server.stop()
      throw fault
    }
  }

  /** Such as `MySQL 9.7.0`, as the server itself says. */
  get version(): string {
    return this.#version
  }

  /** Of the server's process, as long as it runs. */
  get processId(): number | undefined {
    return this.#child?.pid
  }

  /** Ends it as a crash does (SIGKILL), and waits until it is gone. Its data stays. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }

  /** Ends it if it runs, and starts it with the same data, on the same port. */
  async restart(): Promise<void> {
    await this.kill()
    // The kernel kills the server should this process end without a word.
    const [program = '', ...parameters] = ['setpriv', '--pdeathsig', 'KILL', ...this.#command]
    const configuration = `--defaults-file=${join(this.#folder, 'my.cnf')}`
    const log = await open(join(this.#folder, 'error.log'), 'a')
    try {
      this.#child = spawn(program, [...parameters, configuration], {
        stdio: ['ignore', 'ignore', log.fd],
      })
      await once(this.#child, 'spawn')
    } finally {
      await log.close()
    }
    await this.#ready(this.#child)
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.kill()
    await rm(this.#folder, { recursive: true, force: true })
    remaining.delete(this)
  }

  /** What a process that is about to exit can still do for {@link stop}. */
  abandon(): void {
    this.#child?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  async #ready(child: ChildProcess): Promise<void> {
    const deadline = performance.now() + READY_LIMIT_MS
    for (;;) {
      try {
        this.#version = await serverVersion(this.url)
        return
      } catch (fault) {
        const ended = child.exitCode !== null || child.signalCode !== null
        if (ended || performance.now() > deadline) {
          const log = await readFile(join(this.#folder, 'error.log'), 'utf8')
          throw new Error(`no ${this.flavour} server: ${fault}\n${lastLines(log)}`, {
            cause: fault,
          })
        }
        await pause(20)
      }
    }
  }
}
