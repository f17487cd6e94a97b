import { afterAll, beforeAll, describe } from 'vitest'
import { mysqlRepositories } from '../mysql/mysql-repositories.ts'
import {
  emptyTables,
  hasServer,
  openTestDatabase,
  type TestDatabase,
} from '../mysql/test-database.ts'
import { describeAnswers } from './answers.contract.ts'
import { describeDeliveries } from './deliveries.contract.ts'
import { describeDemandingEvents } from './demanding-events.contract.ts'
import { describeEventLists } from './event-lists.contract.ts'
import { describeEventRevisions } from './event-revisions.contract.ts'
import { describeGrants } from './grants.contract.ts'
import { describeNotices } from './notices.contract.ts'
import { describeReceipts } from './receipts.contract.ts'
import { describeRepositories } from './repositories.contract.ts'
import { describeUsers } from './users.contract.ts'
import { describeWebhooks } from './webhooks.contract.ts'

describe.skipIf(!hasServer)('on a real server', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  for (const describeContract of [
    describeRepositories,
    describeDemandingEvents,
    describeAnswers,
    describeGrants,
    describeUsers,
    describeEventLists,
    describeEventRevisions,
    describeReceipts,
    describeWebhooks,
    describeNotices,
    describeDeliveries,
  ]) {
    describeContract('MySQL', async (now) => {
      await emptyTables(opened.database)
      return mysqlRepositories(opened.database, now)
    })
  }
})
