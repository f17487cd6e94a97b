import { describeAnswers } from './answers.contract.ts'
import { describeDeliveries } from './deliveries.contract.ts'
import { describeDemandingEvents } from './demanding-events.contract.ts'
import { describeEventLists } from './event-lists.contract.ts'
import { describeEventRevisions } from './event-revisions.contract.ts'
import { describeGrants } from './grants.contract.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { describeNotices } from './notices.contract.ts'
import { describeReceipts } from './receipts.contract.ts'
import { describeRepositories } from './repositories.contract.ts'
import { describeUsers } from './users.contract.ts'
import { describeWebhooks } from './webhooks.contract.ts'

for (const describeContract of [
  describeRepositories,
  describeDemandingEvents,
  describeAnswers,
  describeGrants,
  describeWebhooks,
  describeNotices,
  describeDeliveries,
  describeUsers,
  describeEventLists,
  describeEventRevisions,
  describeReceipts,
]) {
  describeContract('memory', async (now) => memoryRepositories(now))
}
