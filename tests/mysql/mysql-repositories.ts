import { MysqlApiKeyRepository } from '../../adapters/mysql/mysql-api-key-repository.ts'
import { MysqlAvailabilityRepository } from '../../adapters/mysql/mysql-availability-repository.ts'
import type { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { MysqlEventRepository } from '../../adapters/mysql/mysql-event-repository.ts'
import { MysqlGrantRepository } from '../../adapters/mysql/mysql-grant-repository.ts'
import { MysqlReceipts } from '../../adapters/mysql/mysql-receipts.ts'
import { MysqlUserRepository } from '../../adapters/mysql/mysql-user-repository.ts'
import type { Repositories } from '../contract/repositories.contract.ts'

/** The repositories over one database. */
export const mysqlRepositories = (database: MysqlDatabase): Repositories => ({
  events: new MysqlEventRepository(database),
  availabilities: new MysqlAvailabilityRepository(database),
  users: new MysqlUserRepository(database),
  grants: new MysqlGrantRepository(database),
  apiKeys: new MysqlApiKeyRepository(database),
  receipts: new MysqlReceipts(database),
})
