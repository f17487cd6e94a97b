import { describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { call } from './caller.ts'
import { longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'
import { WritingCrowd } from './writing-crowd.ts'

const flavour = await flavourOrSkip('the tests of a killed service')
const KILLS = longOrShort(20, 4)

describe.skipIf(flavour === undefined)('a service that is killed under load', () => {
  const stage = stageForFile(flavour)

  test('loses nothing that it acknowledged, and leaves nothing half-written', async () => {
    const { databaseUrl } = stage()
    let service = await stage().start()
    const crowd = await WritingCrowd.gather(service.url)
    for (let kill = 1; kill <= KILLS; kill++) {
      const { url, process } = service
      const writing = crowd.write(
        (method, path, options) => call(url, method, path, options),
        (outcome) => outcome === 'broken',
      )
      // In the moment of an acknowledgement, with all the others under way.
      await Promise.race([crowd.acknowledged(50 + Math.floor(Math.random() * 200)), writing])
      process.signal('SIGKILL')
      await Promise.all([writing, process.ended()])

      service = await stage().start()
      await crowd.check(service.url, databaseUrl)
    }
    const [acknowledged, broken] = [crowd.total('acknowledged'), crowd.total('broken')]
    report(`${KILLS} kills: ${acknowledged} acknowledged, ${broken} of unknown outcome, 0 lost`)
    expect(crowd.total('unavailable')).toBe(0)
    expect(broken).toBe(KILLS * crowd.writers.length)
  })
})
