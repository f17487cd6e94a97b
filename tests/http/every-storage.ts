import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { StreamBounds } from '../../adapters/http/changes/stream-bounds.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import type { Configuration } from '../../bootstrap/configuration.ts'
import { countRows } from '../mysql/stored-rows.ts'
import { hasServer, targetOf } from '../mysql/test-database.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { RunningService, serviceForFile } from './running-service.ts'

/**
 * Describes a service once that keeps everything in memory, and once on a real MySQL; with how many
 * events are stored.
 */
export function describeOnEveryStorage(
  title: string,
  tests: (service: () => RunningService, countEvents: () => Promise<number>) => void,
  configure: () => Promise<Partial<Configuration>> = async () => ({}),
  streamBounds: Partial<StreamBounds> = {},
): void {
  describe(`${title}, in memory`, () => {
    const memory = new MemoryStorage()
    tests(serviceForFile(configure, memory, streamBounds), async () => memory.events.size)
  })

  describe.skipIf(!hasServer)(`${title}, on MySQL`, () => {
    let fresh: FreshDatabase
    let running: RunningService
    beforeAll(async () => {
      fresh = await createDatabase(inject('databaseUrl') as string)
      const storage = { kind: 'mysql', servers: { primary: targetOf(fresh.url) } } as const
      running = await RunningService.start(
        { ...(await configure()), storage },
        undefined,
        streamBounds,
      )
      // It listens before the database has been opened.
      while ((await fetch(`${running.url}/ready`)).status !== 200) await pause(20)
    })
    afterAll(async () => {
      await running.stop()
      await fresh.drop()
    })
    tests(
      () => running,
      () => countRows(fresh.url, 'events'),
    )
  })
}
