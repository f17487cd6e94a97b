import { Layer } from 'effect'
import { MemoryAvailabilityRepository } from '../adapters/inmemory/memory-availability-repository.ts'
import { MemoryDeliveryQueue } from '../adapters/inmemory/memory-delivery-queue.ts'
import { MemoryEventRepository } from '../adapters/inmemory/memory-event-repository.ts'
import { MemoryGrantRepository } from '../adapters/inmemory/memory-grant-repository.ts'
import { MemoryStorage } from '../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../adapters/inmemory/memory-user-repository.ts'
import { MemoryWebhookRepository } from '../adapters/inmemory/memory-webhook-repository.ts'
import {
  Availabilities,
  Deliveries,
  Events,
  Grants,
  Users,
  Webhooks,
} from '../application/ports.ts'
import type { Configuration } from './configuration.ts'
import { systemPorts } from './system-ports.ts'

/** Every port, with its adapter for one process without a database. */
export function memoryPorts(
  accessControl: 'on' | 'off',
  webhookNetworks?: Configuration['webhookNetworks'],
) {
  const storage = new MemoryStorage()
  return Layer.mergeAll(
    Layer.succeed(Events, new MemoryEventRepository(storage)),
    Layer.succeed(Availabilities, new MemoryAvailabilityRepository(storage)),
    Layer.succeed(Users, new MemoryUserRepository(storage)),
    Layer.succeed(Grants, new MemoryGrantRepository(storage)),
    Layer.succeed(Webhooks, new MemoryWebhookRepository(storage)),
    Layer.succeed(Deliveries, new MemoryDeliveryQueue(storage)),
    systemPorts(accessControl, webhookNetworks),
  )
}
