import { Layer } from 'effect'
import { beforeEach, describe, expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { createApiKey } from '../../application/create-api-key.ts'
import { deleteEvent } from '../../application/delete-event.ts'
import { lookAgain } from '../../application/follow-event.ts'
import { AccessTokens, Events } from '../../application/ports.ts'
import { registerUser } from '../../application/register-user.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import { IdentityProviderUnavailable } from '../../domain/access/access-token-verifier.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { KeyName } from '../../domain/text.ts'
import { made } from '../made.ts'
import { MemoryApplication, person } from './memory-application.ts'

/** Events whose heads can't be read while the storage is away. */
class AbsentEvents extends MemoryEventRepository {
  isAway = false

  override async findHead(id: EventId) {
    if (this.isAway) throw new StorageUnavailable()
    return super.findHead(id)
  }
}

/** An identity provider that nobody reaches. */
const silentProvider = { verify: () => Promise.reject(new IdentityProviderUnavailable()) }
const JWT = 'header.payload.signature'

describe('whoever follows an event and is asked for their token again', () => {
  let events: AbsentEvents
  let application: MemoryApplication
  let event: Awaited<ReturnType<MemoryApplication['createEvent']>>
  beforeEach(async () => {
    const storage = new MemoryStorage()
    events = new AbsentEvents(storage)
    const ports = Layer.mergeAll(
      memoryPorts({ control: 'on', eventCreation: 'anybody' }, storage),
      Layer.succeed(Events, events),
      Layer.succeed(AccessTokens, silentProvider),
    )
    application = new MemoryApplication(ports)
    event = await application.createEvent(['Ada'])
  })

  const look = (token: string | undefined) =>
    application.run(lookAgain({ token, eventId: event.eventId }))
  const remove = () =>
    application.run(
      deleteEvent({ caller: event.organizer, eventId: event.eventId, expected: undefined }),
    )
  const apiKey = async (credential: Parameters<typeof createApiKey>[0]['credential']) =>
    (await application.run(createApiKey({ name: made(KeyName.of('a test')), credential }))).token

  /** Of somebody who organizes no event. */
  const organizerKey = async () => {
    const { id: userId } = await application.run(registerUser(person('Uma')))
    return apiKey({ role: 'organizer', userId })
  }

  test('learns the revision by any token of the event', async () => {
    const { organizerToken, joinToken, participantTokens } = event.created
    const reader = await apiKey({ role: 'reader' })
    for (const token of [organizerToken, joinToken, participantTokens[0], reader]) {
      expect(await look(token)).toEqual({ state: 'standing', revision: 1 })
    }
  })

  test('learns nothing by a token that does not open it', async () => {
    const other = await application.createEvent([])
    const stranger = await organizerKey()
    for (const token of [undefined, 'guess', other.created.organizerToken, stranger]) {
      expect(await look(token)).toEqual({ state: 'refused' })
    }
  })

  test('learns that it is gone, though its tokens are gone too', async () => {
    const keys = [await apiKey({ role: 'reader' }), await organizerKey()]
    await remove()
    for (const token of [event.created.organizerToken, ...keys]) {
      expect(await look(token)).toEqual({ state: 'deleted' })
    }
  })

  test('has to wait while the storage, or the identity provider, is away', async () => {
    expect(await look(JWT)).toEqual({ state: 'unknown' })
    events.isAway = true
    expect(await look(event.created.organizerToken)).toEqual({ state: 'unknown' })
    expect(await look('guess')).toEqual({ state: 'unknown' })
  })
})
