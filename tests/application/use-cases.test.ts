import { setImmediate } from 'node:timers/promises'
import { Effect, Layer } from 'effect'
import { describe, expect, test } from 'vitest'
import { MemoryAvailabilityRepository } from '../../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../../adapters/inmemory/memory-user-repository.ts'
import { uuidIdentifiers } from '../../adapters/system/uuid-identifiers.ts'
import { addParticipants } from '../../application/add-participants.ts'
import { authenticate } from '../../application/authenticate.ts'
import { changeEvent } from '../../application/change-event.ts'
import { deleteEvent } from '../../application/delete-event.ts'
import { Availabilities, Events, Users } from '../../application/ports.ts'
import { Rankings } from '../../application/rankings.ts'
import { readAvailability } from '../../application/read-availability.ts'
import { readEvent } from '../../application/read-event.ts'
import { recommend } from '../../application/recommend.ts'
import { removeParticipant } from '../../application/remove-participant.ts'
import { scheduleEvent } from '../../application/schedule-event.ts'
import { submitAvailability } from '../../application/submit-availability.ts'
import { unscheduleEvent } from '../../application/unschedule-event.ts'
import { withdrawAvailability } from '../../application/withdraw-availability.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { Title } from '../../domain/text.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'
import { MemoryApplication, participant, person } from './memory-application.ts'

describe('finding out who calls', () => {
  test('a token stands for what it was issued for', async () => {
    const application = new MemoryApplication()
    const { created, eventId } = await application.createEvent(['Ada'])
    const callers = await Promise.all(
      [created.organizerToken, created.joinToken, ...created.participantTokens].map((token) =>
        application.run(authenticate({ token, eventId })),
      ),
    )
    expect(callers).toEqual([
      { role: 'organizer', eventId },
      { role: 'join', eventId },
      { role: 'participant', eventId, userId: created.view.participants[0]?.id },
    ])
  })

  test('no token, and an unknown one, are told apart', async () => {
    const application = new MemoryApplication()
    const eventId = uuidIdentifiers.eventId()
    const without = authenticate({ token: undefined, eventId })
    expect(await application.failure(without)).toMatchObject({
      _tag: 'Unauthenticated',
      reason: 'no_token',
    })
    for (const token of ['guess', `mst_${'A'.repeat(43)}`]) {
      expect(await application.failure(authenticate({ token, eventId }))).toMatchObject({
        _tag: 'Unauthenticated',
        reason: 'unknown_token',
      })
    }
  })

  test('a token of another event is turned away, whether this one exists or not', async () => {
    const application = new MemoryApplication()
    const { created } = await application.createEvent([])
    const { eventId: other } = await application.createEvent([])
    for (const eventId of [other, uuidIdentifiers.eventId(), 'anything']) {
      const stranger = authenticate({ token: created.organizerToken, eventId })
      expect(await application.failure(stranger)).toMatchObject({ _tag: 'Forbidden' })
    }
  })

  test('everybody is trusted where access control is off', async () => {
    const application = new MemoryApplication(
      memoryPorts({ control: 'off', eventCreation: 'anybody' }),
    )
    const caller = await application.run(authenticate({ token: undefined, eventId: 'any' }))
    expect(caller).toEqual({ role: 'trusted' })
  })
})

describe('a write at an expected revision', () => {
  test('is refused when the event stands at another, whatever the write', async () => {
    const application = new MemoryApplication()
    const { created, eventId, organizer } = await application.createEvent(['Ada'])
    const userId = created.view.participants[0]?.id ?? ''
    const request = { caller: organizer, eventId, expected: [7, 8], userId }
    const slots = [slot('14:00', '15:00')]
    const writes = [
      application.failure(changeEvent({ ...request, changes: { title: made(Title.of('x')) } })),
      application.failure(deleteEvent(request)),
      application.failure(addParticipants({ ...request, participants: [person('Ben')] })),
      application.failure(removeParticipant(request)),
      application.failure(submitAvailability({ ...request, slots })),
      application.failure(withdrawAvailability(request)),
      application.failure(unscheduleEvent(request)),
      application.failure(scheduleEvent({ ...request, start: Date.parse('2026-01-12T14:00Z') })),
    ]
    for (const failure of await Promise.all(writes)) {
      expect(failure).toEqual({ _tag: 'StaleRevision', expected: [7, 8], actual: 1 })
    }
    const { event } = await application.run(readEvent(request))
    expect(event).toEqual(created.view.event)
  })
})

describe('somebody who takes part', () => {
  test('is not found under an id that nobody has', async () => {
    const application = new MemoryApplication()
    const { eventId, organizer } = await application.createEvent(['Ada'])
    for (const userId of ['nobody', uuidIdentifiers.userId()]) {
      const request = { caller: organizer, eventId, userId }
      const failures = [
        application.failure(removeParticipant(request)),
        application.failure(readAvailability(request)),
        application.failure(withdrawAvailability(request)),
        application.failure(submitAvailability({ ...request, slots: [] })),
      ]
      for (const failure of await Promise.all(failures)) {
        expect(failure).toEqual({ _tag: 'ParticipantNotFound', userId })
      }
    }
  })

  test('is known by one address, in any case', async () => {
    const application = new MemoryApplication()
    const { eventId } = await application.createEvent(['Ada'])
    const joining = addParticipants({
      caller: { role: 'join', eventId },
      eventId,
      participants: [{ ...person('ADA') }],
    })
    expect(await application.failure(joining)).toEqual({
      _tag: 'AlreadyTakesPart',
      index: 0,
      newcomerCount: 1,
    })
  })
})

describe('recommending', () => {
  test('is for the organizer and the participants, and not for whoever may only join', async () => {
    const application = new MemoryApplication()
    const { created, eventId, organizer } = await application.createEvent(['Ada'])
    const ada = participant(eventId, created.view.event.participants[0]?.userId as UserId)
    for (const caller of [organizer, ada]) {
      const { ranking } = await application.run(recommend({ caller, eventId }))
      expect(ranking.participantCount).toBe(1)
    }
    const joiner = { role: 'join', eventId } as const
    expect(await application.failure(recommend({ caller: joiner, eventId }))).toMatchObject({
      _tag: 'Forbidden',
      role: 'join',
    })
  })

  test('makes a ranking once for every revision', async () => {
    const application = new MemoryApplication()
    const { eventId, organizer } = await application.createEvent(['Ada'])
    const rank = () => application.run(recommend({ caller: organizer, eventId }))
    const [first, second] = await Promise.all([rank(), rank()])
    expect(second.ranking).toBe(first.ranking)
    await application.run(
      changeEvent({ caller: organizer, eventId, changes: { durationMinutes: 30 } }),
    )
    expect((await rank()).ranking).not.toBe(first.ranking)
  })

  test('makes it anew after the storage was away', async () => {
    const storage = new MemoryStorage()
    const availabilities = new UnreliableAvailabilities(storage)
    const application = new MemoryApplication(
      Layer.mergeAll(
        memoryPorts({ control: 'on', eventCreation: 'anybody' }),
        Layer.succeed(Events, new MemoryEventRepository(storage)),
        Layer.succeed(Availabilities, availabilities),
      ),
    )
    const { eventId, organizer } = await application.createEvent([])
    const recommending = recommend({ caller: organizer, eventId })
    availabilities.isAway = true
    expect(await application.failure(recommending)).toBeInstanceOf(StorageUnavailable)
    availabilities.isAway = false
    expect((await application.run(recommending)).event.id).toBe(eventId)
  })

  test('is done once for all who ask at the same time, also behind an older ranking', async () => {
    const storage = new MemoryStorage()
    const availabilities = new SlowAvailabilities(storage)
    const application = new MemoryApplication(
      Layer.mergeAll(
        memoryPorts({ control: 'on', eventCreation: 'anybody' }),
        Layer.succeed(Events, new MemoryEventRepository(storage)),
        Layer.succeed(Availabilities, availabilities),
        Layer.succeed(Users, new MemoryUserRepository(storage)),
      ),
    )
    const { eventId, organizer } = await application.createEvent([])
    const request = { caller: organizer, eventId }
    const early = application.run(recommend(request))
    await availabilities.firstReading.promise
    await application.run(changeEvent({ ...request, changes: { durationMinutes: 30 } }))
    const late = Array.from({ length: 50 }, () => application.run(recommend(request)))
    await setImmediate()
    availabilities.release.resolve()
    expect((await early).event.revision).toBe(1)
    for (const { event } of await Promise.all(late)) expect(event.revision).toBe(2)
    expect(availabilities.readings).toBe(2)
  })

  test('counts what was computed and what was not, and never counts back', async () => {
    const storage = new MemoryStorage()
    const availabilities = new SlowAvailabilities(storage)
    const ports = memoryPorts({ control: 'on', eventCreation: 'anybody' }, storage)
    const application = new MemoryApplication(
      Layer.merge(ports, Layer.succeed(Availabilities, availabilities)),
    )
    const { eventId, organizer } = await application.createEvent([])
    const request = { caller: organizer, eventId }
    const counted = () =>
      application.run(
        Effect.map(Rankings, (rankings) => {
          const { computed, fromMemory, keptCount } = rankings.use()
          return { computed, fromMemory, keptCount }
        }),
      )
    const early = application.run(recommend(request))
    await availabilities.firstReading.promise
    await application.run(changeEvent({ ...request, changes: { durationMinutes: 30 } }))
    // These wait for a ranking that comes too early for them, and compute another together.
    const late = Array.from({ length: 5 }, () => application.run(recommend(request)))
    await setImmediate()
    expect(await counted()).toEqual({ computed: 0, fromMemory: 0, keptCount: 0 })
    availabilities.release.resolve()
    await Promise.all([early, ...late])
    expect(await counted()).toEqual({ computed: 2, fromMemory: 4, keptCount: 1 })
    await application.run(recommend(request))
    expect(await counted()).toEqual({ computed: 2, fromMemory: 5, keptCount: 1 })
  })

  test('keeps nothing of an event that was deleted', async () => {
    const application = new MemoryApplication()
    const { eventId, organizer } = await application.createEvent([])
    await application.run(recommend({ caller: organizer, eventId }))
    await application.run(deleteEvent({ caller: organizer, eventId }))
    const kept = Rankings.use((rankings) => rankings.of(eventId, 1))
    expect(await application.failure(kept)).toEqual({ _tag: 'EventNotFound', eventId })
  })
})

/** Answers in memory that may be away. */
class UnreliableAvailabilities extends MemoryAvailabilityRepository {
  isAway = false

  override async findAll(eventId: EventId) {
    if (this.isAway) throw new StorageUnavailable('away')
    return super.findAll(eventId)
  }
}

/** Answers in memory that count how often they are read; the first time takes until released. */
class SlowAvailabilities extends MemoryAvailabilityRepository {
  readings = 0
  readonly firstReading = Promise.withResolvers<void>()
  readonly release = Promise.withResolvers<void>()

  override async findAll(eventId: EventId) {
    const found = await super.findAll(eventId)
    if (++this.readings === 1) {
      this.firstReading.resolve()
      await this.release.promise
    }
    return found
  }
}
