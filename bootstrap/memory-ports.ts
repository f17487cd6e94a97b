import { Layer } from 'effect'
import { MemoryApiKeyRepository } from '../adapters/inmemory/memory-api-key-repository.ts'
import { MemoryAvailabilityRepository } from '../adapters/inmemory/memory-availability-repository.ts'
import { MemoryDeliveryQueue } from '../adapters/inmemory/memory-delivery-queue.ts'
import { MemoryEventRepository } from '../adapters/inmemory/memory-event-repository.ts'
import { MemoryGrantRepository } from '../adapters/inmemory/memory-grant-repository.ts'
import { MemoryReceipts } from '../adapters/inmemory/memory-receipts.ts'
import { MemoryStorage } from '../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../adapters/inmemory/memory-user-repository.ts'
import { MemoryWebhookRepository } from '../adapters/inmemory/memory-webhook-repository.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import {
  ApiKeys,
  Availabilities,
  Deliveries,
  Events,
  Grants,
  Receipts,
  Users,
  Webhooks,
} from '../application/ports.ts'
import type { KeyName } from '../domain/text.ts'
import type { Access } from './access.ts'
import type { Configuration } from './configuration.ts'
import { systemPorts } from './system-ports.ts'
import type { TracePort } from './tracing.ts'

/**
 * Every port, with its adapter for one process without a database.
 * @param storage  what they share; nobody else need see it
 */
export function memoryPorts(
  access: Access,
  storage = new MemoryStorage(),
  webhookNetworks?: Configuration['webhookNetworks'],
  trace: TracePort = (_, port) => port,
) {
  if (access.adminKey !== undefined) {
    storage.apiKeys.set(access.adminKey, {
      id: uuidIdentifiers.apiKeyId(),
      name: 'ADMIN_KEY' as KeyName,
      credential: { role: 'admin' },
      createdAt: systemClock.now(),
    })
  }
  return Layer.mergeAll(
    Layer.succeed(Events, trace('events', new MemoryEventRepository(storage))),
    Layer.succeed(
      Availabilities,
      trace('availabilities', new MemoryAvailabilityRepository(storage)),
    ),
    Layer.succeed(Users, trace('users', new MemoryUserRepository(storage))),
    Layer.succeed(Grants, trace('grants', new MemoryGrantRepository(storage))),
    Layer.succeed(Webhooks, trace('webhooks', new MemoryWebhookRepository(storage))),
    Layer.succeed(Deliveries, trace('deliveries', new MemoryDeliveryQueue(storage))),
    Layer.succeed(ApiKeys, trace('apiKeys', new MemoryApiKeyRepository(storage))),
    Layer.succeed(Receipts, trace('receipts', new MemoryReceipts(storage))),
    systemPorts(access, webhookNetworks),
  )
}
