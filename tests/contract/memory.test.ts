import { describeAnswers } from './answers.contract.ts'
import { describeDeliveries } from './deliveries.contract.ts'
import { describeDemandingEvents } from './demanding-events.contract.ts'
import { describeGrants } from './grants.contract.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { describeNotices } from './notices.contract.ts'
import { describeRepositories } from './repositories.contract.ts'
import { describeWebhooks } from './webhooks.contract.ts'

for (const describeContract of [
  describeRepositories,
  describeDemandingEvents,
  describeAnswers,
  describeGrants,
  describeWebhooks,
  describeNotices,
  describeDeliveries,
]) {
  describeContract('memory', async (now) => memoryRepositories(now))
}
