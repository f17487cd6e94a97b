import { MysqlApiKeyRepository } from '../../adapters/mysql/mysql-api-key-repository.ts'
import { MysqlAvailabilityRepository } from '../../adapters/mysql/mysql-availability-repository.ts'
import type { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { MysqlDeliveryQueue } from '../../adapters/mysql/mysql-delivery-queue.ts'
import { MysqlEventRepository } from '../../adapters/mysql/mysql-event-repository.ts'
import { MysqlGrantRepository } from '../../adapters/mysql/mysql-grant-repository.ts'
import { MysqlReceipts } from '../../adapters/mysql/mysql-receipts.ts'
import { MysqlUserRepository } from '../../adapters/mysql/mysql-user-repository.ts'
import { MysqlWebhookRepository } from '../../adapters/mysql/mysql-webhook-repository.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { Repositories } from '../contract/repositories.contract.ts'

/** The repositories over one database. */
export const mysqlRepositories = (database: MysqlDatabase, now?: () => EpochMs): Repositories => ({
  events: new MysqlEventRepository(database, now),
  availabilities: new MysqlAvailabilityRepository(database, now),
  users: new MysqlUserRepository(database),
  grants: new MysqlGrantRepository(database),
  webhooks: new MysqlWebhookRepository(database, now),
  deliveries: new MysqlDeliveryQueue(database),
  apiKeys: new MysqlApiKeyRepository(database),
  receipts: new MysqlReceipts(database),
})
