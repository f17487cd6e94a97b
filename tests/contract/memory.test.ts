import { memoryRepositories } from './memory-repositories.ts'
import { describeRepositories } from './repositories.contract.ts'

describeRepositories('memory', async () => memoryRepositories())
