import { Layer } from 'effect'
import { MemoryAvailabilityRepository } from '../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../adapters/inmemory/memory-event-repository.ts'
import { MemoryGrantRepository } from '../adapters/inmemory/memory-grant-repository.ts'
import { MemoryStorage } from '../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../adapters/inmemory/memory-user-repository.ts'
import { randomTokenIssuer } from '../adapters/system/random-token-issuer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import {
  AccessControl,
  Availabilities,
  Clock,
  Events,
  Grants,
  Identifiers,
  Tokens,
  Users,
} from '../application/ports.ts'

/** Every port, with its adapter for one process without a database. */
export function memoryPorts(accessControl: 'on' | 'off') {
  const storage = new MemoryStorage()
  return Layer.mergeAll(
    Layer.succeed(Events, new MemoryEventRepository(storage)),
    Layer.succeed(Availabilities, new MemoryAvailabilityRepository(storage)),
    Layer.succeed(Users, new MemoryUserRepository(storage)),
    Layer.succeed(Grants, new MemoryGrantRepository(storage)),
    Layer.succeed(Tokens, randomTokenIssuer),
    Layer.succeed(Identifiers, uuidIdentifiers),
    Layer.succeed(Clock, systemClock),
    Layer.succeed(AccessControl, accessControl),
  )
}
