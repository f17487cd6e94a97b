import { describeAnswers } from './answers.contract.ts'
import { describeDemandingEvents } from './demanding-events.contract.ts'
import { describeEventLists } from './event-lists.contract.ts'
import { describeGrants } from './grants.contract.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { describeReceipts } from './receipts.contract.ts'
import { describeRepositories } from './repositories.contract.ts'
import { describeUsers } from './users.contract.ts'

for (const describeContract of [
  describeRepositories,
  describeDemandingEvents,
  describeAnswers,
  describeGrants,
  describeUsers,
  describeEventLists,
  describeReceipts,
]) {
  describeContract('memory', async () => memoryRepositories())
}
