import { MemoryApiKeyRepository } from '../../adapters/inmemory/memory-api-key-repository.ts'
import { MemoryAvailabilityRepository } from '../../adapters/inmemory/memory-availability-repository.ts'
import { MemoryDeliveryQueue } from '../../adapters/inmemory/memory-delivery-queue.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryGrantRepository } from '../../adapters/inmemory/memory-grant-repository.ts'
import { MemoryReceipts } from '../../adapters/inmemory/memory-receipts.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../../adapters/inmemory/memory-user-repository.ts'
import { MemoryWebhookRepository } from '../../adapters/inmemory/memory-webhook-repository.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { Repositories } from './repositories.contract.ts'

/** The repositories over a new memory. */
export function memoryRepositories(now?: () => EpochMs): Repositories {
  const storage = new MemoryStorage(now)
  return {
    events: new MemoryEventRepository(storage),
    availabilities: new MemoryAvailabilityRepository(storage),
    users: new MemoryUserRepository(storage),
    grants: new MemoryGrantRepository(storage),
    webhooks: new MemoryWebhookRepository(storage),
    deliveries: new MemoryDeliveryQueue(storage),
    apiKeys: new MemoryApiKeyRepository(storage),
    receipts: new MemoryReceipts(storage),
  }
}
