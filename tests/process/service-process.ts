import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { TARGET_FORM } from '../../adapters/mysql/connection-target.ts'
import { canary } from '../canary/canary.ts'

const MAIN = fileURLToPath(new URL('../../bootstrap/main.ts', import.meta.url))

/** How a process ended, and what it wrote. */
export type Ended = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The service in a process of its own, as `npm start` runs it. */
export class ServiceProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<Ended>
  #stdout = ''
  #stderr = ''

  /** @param program another program than the service that says in the same words when it is ready */
  constructor(environment: Record<string, string>, program = MAIN) {
    this.#child = spawn(process.execPath, [program], {
      // Tests and benches call from one address, as often as they can.
      env: { PATH: process.env['PATH'] ?? '', RATE_LIMIT: '1000', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.on('data', (chunk) => {
      this.#stdout += chunk
    })
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr += chunk
    })
    for (const url of [environment['DATABASE_URL'], environment['DATABASE_REPLICA_URL']]) {
      const password = /:([^:/@]+)@/.exec(url ?? '')?.[1]
      if (password !== undefined) canary.keep(decodeURIComponent(password))
    }
    this.#ended = once(this.#child, 'close').then(([code]) => {
      const [stdout, stderr] = [this.#stdout, this.#stderr]
      // How an address is to be written is no address.
      for (const line of `${stdout}\n${stderr}`.replaceAll(TARGET_FORM, '').split('\n')) {
        canary.logged(line)
      }
      return { code: code as number | null, stdout, stderr }
    })
  }

  /** The address from the line that says that the service is ready. */
  async url(): Promise<string> {
    const [, url] = await this.printed(/ready on (http:[^\s,]+),/)
    return url as string
  }

  /** Waits until it has printed this; rejects when it ends before it does. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#stdout)
      if (found !== null) return found
      const more = this.#child.stdout && once(this.#child.stdout, 'data')
      const ended = await Promise.race([more, this.#ended])
      if (ended !== null && 'code' in ended) throw new Error(`it ended: ${ended.stderr}`)
    }
  }

  get pid(): number {
    return this.#child.pid as number
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  ended(): Promise<Ended> {
    return this.#ended
  }
}
