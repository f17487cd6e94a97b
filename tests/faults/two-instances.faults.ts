import { describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { FreshnessWitness } from './freshness-witness.ts'
import { longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'
import { createStagedEvent } from './staged-event.ts'

const flavour = await flavourOrSkip('the tests of two instances')
/** Each is followed by a reading. */
const WRITES = longOrShort(5_000, 750)
const EVENTS = 4
const PEOPLE = 4

describe.skipIf(flavour === undefined)('two instances on one database', () => {
  const stage = stageForFile(flavour)

  test('rank nothing that is older than what either of them has acknowledged', async () => {
    const [one, other] = await Promise.all([stage().start(), stage().start()])
    const events = await Promise.all(
      Array.from({ length: EVENTS }, () => createStagedEvent(one.url, PEOPLE)),
    )
    const witnesses = events.flatMap((event) =>
      event.participants.map((who) => new FreshnessWitness(event, who)),
    )
    const begin = performance.now()
    let begun = 0
    await Promise.all(
      witnesses.map(async (witness) => {
        while (begun < WRITES) {
          const n = begun++
          const [near, far] = n % 2 === 0 ? [one.url, other.url] : [other.url, one.url]
          await witness.write(near)
          // Mostly on the one that does not know, but on the one that wrote too.
          await witness.read(n % 8 < 6 ? far : near)
        }
      }),
    )
    const seconds = (performance.now() - begin) / 1000
    const skipped = witnesses.reduce((sum, { overtaken }) => sum + overtaken, 0)
    report(
      `${begun} writes and ${begun} readings in ${seconds.toFixed(1)} s, none stale; ${skipped} showed later writes too`,
    )
    expect(begun).toBe(WRITES)
  })
})
