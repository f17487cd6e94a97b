import { type Effect, Layer, ManagedRuntime } from 'effect'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
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
import { proposal } from '../application/memory-application.ts'
import { hasServer, openTestDatabase, type TestDatabase } from '../mysql/test-database.ts'
import { LOOPBACK, Receiver } from './receiver.ts'

const servicesOf = (ports: ReturnType<typeof memoryPorts>) =>
  Layer.provideMerge(Rankings.layer, ports)

/** What the use cases need to run. */
export type Services = Layer.Success<ReturnType<typeof servicesOf>>

/** Use cases over a storage, a receiver that is told, and a clock that only the test moves. */
export class Telling {
  readonly receiver: Receiver
  readonly #ports: ReturnType<typeof memoryPorts>
  readonly #runtimes: ManagedRuntime.ManagedRuntime<Services, never>[] = []
  /** What the storage stamps is the machine's time, so the clock begins there. */
  now = Date.now()
  readonly runtime: ManagedRuntime.ManagedRuntime<Services, never>

  constructor(receiver: Receiver, ports: ReturnType<typeof memoryPorts>) {
    this.receiver = receiver
    this.#ports = Layer.mergeAll(
      ports,
      Layer.succeed(Clock, { now: () => this.now }),
      Layer.succeed(Chance, { fraction: () => 0.5 }),
      Layer.succeed(Sender, new HttpWebhookSender({ networks: LOOPBACK, timeoutMs: 200 })),
    )
    this.runtime = this.anotherProcess()
  }

  /** A process of its own over the same storage. */
  anotherProcess(): ManagedRuntime.ManagedRuntime<Services, never> {
    const runtime = ManagedRuntime.make(servicesOf(this.#ports))
    this.#runtimes.push(runtime)
    return runtime
  }

  run<Value, Fault, Needs extends Services>(
    useCase: Effect.Effect<Value, Fault, Needs>,
  ): Promise<Value> {
    return this.runtime.runPromise(useCase)
  }

  /** Claims and tries all that is due, once. */
  async deliverDue(): Promise<void> {
    this.now = Math.max(this.now, Date.now())
    for (const eventId of await this.run(claimLooks())) await this.run(lookForEveryone(eventId))
    const claimed = await this.run(claimDeliveries({ limit: 100, underWay: new Map() }))
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
export const ORGANIZER = { role: 'trusted' } as const

/** Describes telling once over memory, and once over a real MySQL. */
export function describeTelling(title: string, tests: (telling: () => Telling) => void): void {
  const describeOver = (openPorts: () => ReturnType<typeof memoryPorts>) => {
    let telling: Telling
    beforeEach(async () => {
      telling = new Telling(await Receiver.listen(), openPorts())
    })
    afterEach(() => telling.end())
    tests(() => telling)
  }

  describe(`${title}, in memory`, () => describeOver(() => memoryPorts('off')))

  describe.skipIf(!hasServer)(`${title}, on MySQL`, () => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await openTestDatabase()
    })
    afterAll(() => opened.drop())
    afterEach(() =>
      opened.database.read((session) => session.write('DELETE FROM webhook_deliveries', [])),
    )
    describeOver(() => mysqlPorts(opened.database, 'off'))
  })
}
