import { type Effect, Layer, ManagedRuntime } from 'effect'
import type { Caller } from '../../application/authenticate.ts'
import { createEvent, type EventProposal } from '../../application/create-event.ts'
import { Rankings } from '../../application/rankings.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { PersonName, Title } from '../../domain/text.ts'
import { EmailAddress } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'

const layerOf = (ports: ReturnType<typeof memoryPorts>) => Layer.provideMerge(Rankings.layer, ports)

/** What the use cases need to run. */
export type Services = Layer.Success<ReturnType<typeof layerOf>>

/** The use cases over memory, without HTTP. */
export class MemoryApplication {
  readonly #runtime: ManagedRuntime.ManagedRuntime<Services, never>

  constructor(ports = memoryPorts({ control: 'on', eventCreation: 'anybody' })) {
    this.#runtime = ManagedRuntime.make(layerOf(ports))
  }

  /** The value of a use case; rejects with its failure. */
  run<Value, Fault, Needs extends Services>(
    useCase: Effect.Effect<Value, Fault, Needs>,
  ): Promise<Value> {
    return this.#runtime.runPromise(useCase)
  }

  /** The failure of a use case; rejects when there is none. */
  async failure<Value, Fault, Needs extends Services>(
    useCase: Effect.Effect<Value, Fault, Needs>,
  ): Promise<unknown> {
    const outcome = await this.run(useCase).then(
      (value) => ({ value }),
      (failure: unknown) => ({ failure }),
    )
    if ('failure' in outcome) return outcome.failure
    throw new Error(`it did not fail: ${JSON.stringify(outcome.value)}`)
  }

  /** Creates an event of an hour, 14:00 to 16:00 on Jan 12, for these people. */
  async createEvent(names: readonly string[], changes: Partial<EventProposal> = {}) {
    const created = await this.run(createEvent({ ...proposal(names), ...changes }))
    const eventId = created.view.event.id
    return { created, eventId, organizer: { role: 'organizer', eventId } as Caller }
  }
}

/** The caller who bears this participant's token. */
export const participant = (eventId: EventId, userId: UserId): Caller => ({
  role: 'participant',
  eventId,
  userId,
})

/** A person by this name, with an address to match. */
export const person = (name: string) => ({
  name: made(PersonName.of(name)),
  email: made(EmailAddress.of(`${name.toLowerCase()}@example.com`)),
  required: false,
})

/** What Olga proposes to these people: an hour, 14:00 to 16:00 on Jan 12. */
export const proposal = (names: readonly string[]): EventProposal => ({
  title: made(Title.of('Q1 planning')),
  organizer: person('Olga'),
  plan: made(
    MeetingPlan.of({
      durationMinutes: 60,
      stepMinutes: 15,
      proposedSlots: [slot('14:00', '16:00')],
    }),
  ),
  participants: names.map(person),
  groups: [],
})
