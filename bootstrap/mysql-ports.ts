import { Layer } from 'effect'
import { callUntil } from '../adapters/mysql/call-signal.ts'
import { MysqlApiKeyRepository } from '../adapters/mysql/mysql-api-key-repository.ts'
import { MysqlAvailabilityRepository } from '../adapters/mysql/mysql-availability-repository.ts'
import type { MysqlDatabase } from '../adapters/mysql/mysql-database.ts'
import { MysqlDeliveryQueue } from '../adapters/mysql/mysql-delivery-queue.ts'
import { MysqlEventRepository } from '../adapters/mysql/mysql-event-repository.ts'
import { MysqlGrantRepository } from '../adapters/mysql/mysql-grant-repository.ts'
import { MysqlReceipts } from '../adapters/mysql/mysql-receipts.ts'
import { MysqlUserRepository } from '../adapters/mysql/mysql-user-repository.ts'
import { MysqlWebhookRepository } from '../adapters/mysql/mysql-webhook-repository.ts'
import { CallScope } from '../application/call-scope.ts'
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
import type { Access } from './access.ts'
import type { Configuration } from './configuration.ts'
import { systemPorts } from './system-ports.ts'

/** Every port, with its adapter for processes that share a database. */
export function mysqlPorts(
  database: MysqlDatabase,
  access: Access,
  webhookNetworks?: Configuration['webhookNetworks'],
) {
  return Layer.mergeAll(
    Layer.succeed(Events, new MysqlEventRepository(database)),
    Layer.succeed(Availabilities, new MysqlAvailabilityRepository(database)),
    Layer.succeed(Users, new MysqlUserRepository(database)),
    Layer.succeed(Grants, new MysqlGrantRepository(database)),
    Layer.succeed(Receipts, new MysqlReceipts(database)),
    Layer.succeed(CallScope, callUntil),
    Layer.succeed(Webhooks, new MysqlWebhookRepository(database)),
    Layer.succeed(Deliveries, new MysqlDeliveryQueue(database)),
    Layer.succeed(ApiKeys, new MysqlApiKeyRepository(database)),
    systemPorts(access, webhookNetworks),
  )
}
