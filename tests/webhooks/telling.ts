import { type Effect, Layer, ManagedRuntime } from 'effect'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { HttpWebhookSender } from '../../adapters/webhooks/http-webhook-sender.ts'
import { createEvent } from '../../application/create-event.ts'
import { claimDeliveries, deliver } from '../../application/deliver-notices.ts'
import { claimLooks, lookForEveryone } from '../../application/look-for-everyone.ts'
import { Chance, Clock, Sender } from '../../application/ports.ts'
import { Rankings } from '../../application/rankings.ts'
import { readDeliveries } from '../../application/read-deliveries.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import { mysqlPorts } from '../../bootstrap/mysql-ports.ts'
import { NOTICE_TYPES, type NoticeType } from '../../domain/webhook/notice.ts'
import type { WebhookSender } from '../../domain/webhook/webhook-sender.ts'
import { proposal } from '../application/memory-application.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from '../mysql/test-database.ts'
import { LOOPBACK, Receiver } from './receiver.ts'

type Ports = ReturnType<typeof memoryPorts>
/** Opens the storage for one process more. */
type OpenPorts = () => Promise<Ports>

const servicesOf = (ports: Ports) => Layer.provideMerge(Rankings.layer, ports)

/** What the use cases need to run. */
export type Services = Layer.Success<ReturnType<typeof servicesOf>>

/** Use cases over a storage, a receiver that is told, and a clock that only the test moves. */
export class Telling {
  readonly receiver: Receiver
  readonly #runtimes: ManagedRuntime.ManagedRuntime<Services, never>[] = []
  /** What the storage stamps is the machine's time, so the clock begins there. */
  now = Date.now()
  /** How long a receiver may take: so long that one on a busy machine does not, unless a test says. */
  timeoutMs = 20_000
  readonly #runtime: ManagedRuntime.ManagedRuntime<Services, never>
  readonly #open: OpenPorts

  private constructor(receiver: Receiver, open: OpenPorts, ports: Ports) {
    this.receiver = receiver
    this.#open = open
    this.#runtime = this.#process(ports)
  }

  static async begin(open: OpenPorts): Promise<Telling> {
    return new Telling(await Receiver.listen(), open, await open())
  }

  /** A process of its own over the same storage. */
  async anotherProcess(): Promise<ManagedRuntime.ManagedRuntime<Services, never>> {
    return this.#process(await this.#open())
  }

  get #sender(): WebhookSender {
    return new HttpWebhookSender({ networks: LOOPBACK, timeoutMs: this.timeoutMs })
  }

  #process(storage: Ports): ManagedRuntime.ManagedRuntime<Services, never> {
    const ports = Layer.mergeAll(
      storage,
      Layer.succeed(Clock, { now: () => this.now }),
      Layer.succeed(Chance, { fraction: () => 0.5 }),
      Layer.succeed(Sender, {
        target: (url) => this.#sender.target(url),
        send: (message) => this.#sender.send(message),
      }),
    )
    const runtime = ManagedRuntime.make(servicesOf(ports))
    this.#runtimes.push(runtime)
    return runtime
  }

  run<Value, Fault, Needs extends Services>(
    useCase: Effect.Effect<Value, Fault, Needs>,
  ): Promise<Value> {
    return this.#runtime.runPromise(useCase)
  }

  /** Claims and tries all that is due, once. */
  async deliverDue(): Promise<void> {
    this.now = Math.max(this.now, Date.now())
    for (const eventId of await this.run(claimLooks())) await this.run(lookForEveryone(eventId))
    const claimed = await this.run(claimDeliveries({ limit: 100, underWay: [] }))
    await Promise.all(claimed.map((one) => this.run(deliver(one))))
  }

  /** Creates an event that the receiver is told about. */
  async createEvent(names: readonly string[], types: readonly NoticeType[] = NOTICE_TYPES) {
    const webhooks = [{ url: this.receiver.url, types }]
    const created = await this.run(createEvent({ ...proposal(names), webhooks }))
    const eventId = created.view.event.id
    const [webhook] = created.webhooks
    if (webhook === undefined) throw new Error('the event has no webhook')
    return { eventId, webhook, participants: created.view.event.participants, caller: ORGANIZER }
  }

  /** What was or is to be delivered, the newest first. */
  async log({ eventId, webhook }: Pick<Watched, 'eventId' | 'webhook'>) {
    const request = { caller: ORGANIZER, eventId, webhookId: webhook.id, limit: 100 }
    return (await this.run(readDeliveries(request))).deliveries
  }

  async end(): Promise<void> {
    await Promise.all(this.#runtimes.map((runtime) => runtime.dispose()))
    await this.receiver.close()
  }
}

/** An event that is watched. */
export type Watched = Awaited<ReturnType<Telling['createEvent']>>

/** Access is for other tests. */
const TRUSTING = { control: 'off', eventCreation: 'anybody' } as const
/** Whoever calls, where access is off. */
export const ORGANIZER = { role: 'trusted' } as const

/** Describes telling once over memory, and once over a real MySQL. */
export function describeTelling(title: string, tests: (telling: () => Telling) => void): void {
  const describeOver = (opener: () => OpenPorts) => {
    let telling: Telling
    beforeEach(async () => {
      telling = await Telling.begin(opener())
    })
    afterEach(() => telling.end())
    tests(() => telling)
  }

  describe(`${title}, in memory`, () =>
    describeOver(() => {
      const ports = memoryPorts(TRUSTING)
      return async () => ports
    }))

  describe.skipIf(!hasServer)(`${title}, on MySQL`, () => {
    let opened: TestDatabase
    const databases: MysqlDatabase[] = []
    beforeAll(async () => {
      opened = await openTestDatabase()
    })
    afterAll(() => opened.drop())
    afterEach(async () => {
      await opened.database.read((session) => session.write('DELETE FROM webhook_deliveries', []))
      await Promise.all(databases.splice(0).map((database) => database.close()))
    })
    describeOver(() => async () => {
      const database = new MysqlDatabase({ primary: targetOf(opened.url) }, () => {})
      databases.push(database)
      await database.open()
      return mysqlPorts(database, TRUSTING)
    })
  })
}
