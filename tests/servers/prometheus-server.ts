import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type UnpackedPackages, unpackedPackages } from './debian-packages.ts'
import { freePort } from './free-port.ts'
import { folderOfThisProcess } from './whole-folder.ts'

const KEPT = fileURLToPath(new URL('../../.cache/prometheus/', import.meta.url))
const LIMIT_MS = 30_000

/** One value of what a query found. */
export type Sample = { readonly metric: Readonly<Record<string, string>>; readonly value: number }

/** Prometheus' programs, from Debian's packages. */
export const prometheusPrograms = (): Promise<UnpackedPackages> =>
  unpackedPackages({ name: 'prometheus', packages: ['prometheus', 'libc6'] })

/** A real Prometheus of our own that scrapes one target, as often as it can. */
export class PrometheusServer {
  readonly #url: string
  readonly #child: ChildProcess
  readonly #folder: string

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.#url = url
    this.#child = child
    this.#folder = folder
  }

  /** @param target  `127.0.0.1:9464` */
  static async start(target: string): Promise<PrometheusServer> {
    const packages = await prometheusPrograms()
    const folder = await folderOfThisProcess(join(KEPT, 'data'))
    const configuration = join(folder, 'prometheus.yml')
    await writeFile(
      configuration,
      JSON.stringify({
        global: { scrape_interval: '200ms', scrape_timeout: '200ms' },
        scrape_configs: [{ job_name: 'service', static_configs: [{ targets: [target] }] }],
      }),
    )
    const address = `127.0.0.1:${await freePort()}`
    const [program = '', ...parameters] = [
      ...['setpriv', '--pdeathsig', 'KILL'],
      ...packages.command('usr/bin/prometheus'),
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ]
    const child = spawn(program, parameters, { stdio: 'ignore' })
    await once(child, 'spawn')
    const server = new PrometheusServer(`http://${address}`, child, folder)
    await server.#ready()
    return server
  }

  /**
   * What the query finds now.
   * @throws Error with what Prometheus says where it takes no such query
   */
  async query(query: string): Promise<readonly Sample[]> {
    const body = new URLSearchParams({ query })
    const response = await fetch(`${this.#url}/api/v1/query`, { method: 'POST', body })
    const answer = (await response.json()) as {
      readonly error?: string
      readonly data?: {
        readonly result: readonly { metric: Sample['metric']; value: [number, string] }[]
      }
    }
    if (answer.data === undefined) throw new Error(`${query}: ${answer.error}`)
    return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }))
  }

  /** The names of all metrics that it has found. */
  async names(): Promise<ReadonlySet<string>> {
    const response = await fetch(`${this.#url}/api/v1/label/__name__/values`)
    return new Set(((await response.json()) as { data: string[] }).data)
  }

  /**
   * Waits until the query finds something of which this is true.
   * @throws Error with what it finds instead after half a minute
   */
  async until(query: string, isThere: (found: readonly Sample[]) => boolean): Promise<void> {
    const deadline = performance.now() + LIMIT_MS
    for (;;) {
      const found = await this.query(query)
      if (isThere(found)) return
      if (performance.now() > deadline) throw new Error(`${query}: ${JSON.stringify(found)}`)
      await pause(50)
    }
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exit
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #ready(): Promise<void> {
    const deadline = performance.now() + LIMIT_MS
    for (;;) {
      const answer = await fetch(`${this.#url}/-/ready`).catch(() => undefined)
      if (answer?.ok) return
      if (this.#child.exitCode !== null || performance.now() > deadline) {
        throw new Error('Prometheus does not start')
      }
      await pause(50)
    }
  }
}
