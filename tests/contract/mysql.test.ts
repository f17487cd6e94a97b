import { afterAll, beforeAll, describe } from 'vitest'
import { MysqlAvailabilityRepository } from '../../adapters/mysql/mysql-availability-repository.ts'
import { MysqlEventRepository } from '../../adapters/mysql/mysql-event-repository.ts'
import { MysqlGrantRepository } from '../../adapters/mysql/mysql-grant-repository.ts'
import { MysqlUserRepository } from '../../adapters/mysql/mysql-user-repository.ts'
import { hasServer, openTestDatabase, type TestDatabase } from '../mysql/test-database.ts'
import { describeRepositories } from './repositories.contract.ts'

describe.skipIf(!hasServer)('on a real server', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  describeRepositories('MySQL', async () => ({
    events: new MysqlEventRepository(opened.database),
    availabilities: new MysqlAvailabilityRepository(opened.database),
    users: new MysqlUserRepository(opened.database),
    grants: new MysqlGrantRepository(opened.database),
  }))
})
