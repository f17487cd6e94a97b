import { afterAll, beforeAll, expect } from 'vitest'
import { ServiceProcess } from '../process/service-process.ts'
import { DatabaseServer } from '../servers/database-server.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import type { Flavour } from '../servers/server-programs.ts'

/** A service in a process of its own that takes requests. */
export type StagedService = { readonly process: ServiceProcess; readonly url: string }

/** A database server of our own, and services that keep their events on it. */
export class Stage {
  readonly server: DatabaseServer
  /** Of an empty database on the server. */
  readonly databaseUrl: string
  readonly #processes = new Set<ServiceProcess>()

  private constructor(server: DatabaseServer, databaseUrl: string) {
    this.server = server
    this.databaseUrl = databaseUrl
    process.on('exit', this.#killAll)
    // Without this, a run that is stopped would end without an exit.
    process.on('SIGTERM', leave)
  }

  static async open(flavour: Flavour): Promise<Stage> {
    const server = await DatabaseServer.start(flavour)
    const { url } = await createDatabase(server.url)
    return new Stage(server, url)
  }

  /**
   * Starts a service, and waits until it is ready.
   *
   * @param port  where it finds the database server: that of a proxy, if there is one between
   */
  async start(port = this.server.port, environment: Record<string, string> = {}) {
    const database = new URL(this.databaseUrl)
    database.port = String(port)
    const started = new ServiceProcess({
      STORAGE: 'mysql',
      DATABASE_URL: database.href,
      PORT: '0',
      ...environment,
    })
    this.#processes.add(started)
    return { process: started, url: await started.url() } satisfies StagedService
  }

  /** Ends everything; no service may have met a defect. */
  async close(): Promise<void> {
    this.#killAll()
    const ended = await Promise.all(Array.from(this.#processes, (one) => one.ended()))
    await this.server.stop()
    process.off('exit', this.#killAll)
    process.off('SIGTERM', leave)
    for (const { stdout, stderr } of ended) {
      expect(stdout.split('\n').filter((line) => line.includes('"msg":"defect"'))).toEqual([])
      expect(stderr).toBe('')
    }
  }

  readonly #killAll = (): void => {
    for (const one of this.#processes) one.signal('SIGKILL')
  }
}

const leave = (): never => process.exit(1)

/** The stage of one file of tests; after them its services are gone. */
export function stageForFile(flavour: Flavour | undefined): () => Stage {
  let stage: Stage | undefined
  beforeAll(async () => {
    if (flavour !== undefined) stage = await Stage.open(flavour)
  })
  afterAll(() => stage?.close())
  return () => {
    if (stage === undefined) throw new Error('the stage is not open')
    return stage
  }
}
