import { expect, test } from 'vitest'
import { describeOnEveryStorage } from '../http/every-storage.ts'
import { LOOPBACK } from '../webhooks/receiver.ts'
import { fuzz } from './fuzz.ts'

/** Enough for every operation to have been granted once in every likelihood. */
const FEW_REQUESTS = 5_000
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? FEW_REQUESTS)
/** A database takes its time: it gets a part, as soon as that is enough. */
const REQUESTS_OF = { memory: REQUESTS, database: Math.max(FEW_REQUESTS, REQUESTS / 20) }
/** What a slow machine takes at most for one request. */
const MOST_MS = 10

describeOnEveryStorage(
  'requests made after the OpenAPI document',
  (service, countEvents) => {
    test('whatever is sent is answered as documented, and what is broken changes nothing', {
      timeout: 60_000 + REQUESTS * MOST_MS,
    }, async ({ task }) => {
      const isInMemory = task.suite?.name.endsWith('in memory') ?? false
      const requests = isInMemory ? REQUESTS_OF.memory : REQUESTS_OF.database
      const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
      const started = performance.now()
      const afterRounds = () => {
        service().log.length = 0
      }
      const apiKey = await service().apiKey({ role: 'admin' })
      const options = { requests, seed, apiKey, afterRounds, countEvents }
      const tally = await fuzz(service().url, options)
      const seconds = (performance.now() - started) / 1_000
      const rate = Math.round(tally.requests / seconds)
      process.stdout.write(
        `  FUZZ_SEED=${seed}: ${tally} in ${seconds.toFixed(1)} s, ${rate} a second\n`,
      )
      expect(tally.missed).toEqual([])
    })
  },
  async () => ({ webhookNetworks: LOOPBACK }),
)
