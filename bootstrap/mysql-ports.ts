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
import type { TracePort } from './tracing.ts'

/** Every port, with its adapter for processes that share a database. */
export function mysqlPorts(
  database: MysqlDatabase,
  access: Access,
  webhookNetworks?: Configuration['webhookNetworks'],
  trace: TracePort = (_, port) => port,
) {
  return Layer.mergeAll(
    Layer.succeed(Events, trace('events', new MysqlEventRepository(database))),
    Layer.succeed(
      Availabilities,
      trace('availabilities', new MysqlAvailabilityRepository(database)),
    ),
    Layer.succeed(Users, trace('users', new MysqlUserRepository(database))),
    Layer.succeed(Grants, trace('grants', new MysqlGrantRepository(database))),
    Layer.succeed(Receipts, trace('receipts', new MysqlReceipts(database))),
    Layer.succeed(CallScope, callUntil),
    Layer.succeed(Webhooks, trace('webhooks', new MysqlWebhookRepository(database))),
    Layer.succeed(Deliveries, trace('deliveries', new MysqlDeliveryQueue(database))),
    Layer.succeed(ApiKeys, trace('apiKeys', new MysqlApiKeyRepository(database))),
    systemPorts(access, webhookNetworks),
  )
}
