import { Layer } from 'effect'
import { MemoryAvailabilityRepository } from '../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../adapters/inmemory/memory-event-repository.ts'
import { MemoryGrantRepository } from '../adapters/inmemory/memory-grant-repository.ts'
import { MemoryStorage } from '../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../adapters/inmemory/memory-user-repository.ts'
import { Availabilities, Events, Grants, Users } from '../application/ports.ts'
import { systemPorts } from './system-ports.ts'

/**
 * Every port, with its adapter for one process without a database.
 * @param storage  what they share; nobody else need see it
 */
export function memoryPorts(accessControl: 'on' | 'off', storage = new MemoryStorage()) {
  return Layer.mergeAll(
    Layer.succeed(Events, new MemoryEventRepository(storage)),
    Layer.succeed(Availabilities, new MemoryAvailabilityRepository(storage)),
    Layer.succeed(Users, new MemoryUserRepository(storage)),
    Layer.succeed(Grants, new MemoryGrantRepository(storage)),
    systemPorts(accessControl),
  )
}
