import { describeAnswers } from './answers.contract.ts'
import { describeDemandingEvents } from './demanding-events.contract.ts'
import { describeGrants } from './grants.contract.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { describeRepositories } from './repositories.contract.ts'

for (const describeContract of [
  describeRepositories,
  describeDemandingEvents,
  describeAnswers,
  describeGrants,
]) {
  describeContract('memory', async () => memoryRepositories())
}
