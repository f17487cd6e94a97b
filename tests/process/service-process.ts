import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.on('data', (chunk) => {
      this.#stdout += chunk
    })
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr += chunk
    })
    this.#ended = once(this.#child, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }))
  }

  /** The address from the line that says that the service is ready. */
  async url(): Promise<string> {
    for (;;) {
      const ready = /ready on (http:[^\s,]+),/.exec(this.#stdout)
      if (ready?.[1] !== undefined) return ready[1]
      const more = this.#child.stdout && once(this.#child.stdout, 'data')
      const ended = await Promise.race([more, this.#ended])
      if (ended !== null && 'code' in ended) throw new Error(`it ended: ${ended.stderr}`)
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  ended(): Promise<Ended> {
    return this.#ended
  }
}
