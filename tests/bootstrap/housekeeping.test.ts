import { setTimeout as pause } from 'node:timers/promises'
import { Layer, ManagedRuntime } from 'effect'
import { expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { Rankings } from '../../application/rankings.ts'
import { readConfiguration } from '../../bootstrap/configuration.ts'
import { type Chore, choresOf, keepHouse } from '../../bootstrap/housekeeping.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import { organizerOf, sampleEvent, user } from '../contract/samples.ts'
import { DAY } from '../property/arbitraries/time.ts'

const OFTEN = { firstMs: 1, everyMs: 1 }
const opened = Promise.resolve()

function logged() {
  const lines: string[] = []
  return {
    logger: createLogger('info', { write: (line) => lines.push(line) }),
    told: () => lines.map((line) => JSON.parse(line)),
  }
}

/** A chore that counts how often it was done, and fails the first time if asked to. */
function counted(name: string, failing?: Error) {
  const chore = {
    name,
    times: 0,
    run: async () => {
      chore.times++
      if (failing !== undefined && chore.times === 1) throw failing
      return chore.times === 2 ? { removed: 7 } : undefined
    },
  }
  return chore satisfies Chore
}

test('chores are done in turn, again and again, and tell what there is to tell', async () => {
  const { logger, told } = logged()
  const chores = [counted('one'), counted('other')]
  const stop = keepHouse(chores, opened, logger, OFTEN)
  await expect.poll(() => chores.every(({ times }) => times > 3)).toBe(true)
  await stop()
  const { times } = chores[0] as { times: number }
  await pause(20)
  expect(chores[0]?.times).toBe(times)
  expect(told()).toMatchObject([
    { level: 'info', chore: 'one', removed: 7, msg: 'chore done' },
    { level: 'info', chore: 'other', removed: 7, msg: 'chore done' },
  ])
})

test('one that fails is logged, keeps no other from being done, and is tried again', async () => {
  const { logger, told } = logged()
  const chores = [counted('one', new Error('no')), counted('other')]
  const stop = keepHouse(chores, opened, logger, OFTEN)
  await expect.poll(() => chores.every(({ times }) => times > 1)).toBe(true)
  await stop()
  expect(told()[0]).toMatchObject({ level: 'warn', chore: 'one', err: { message: 'no' } })
})

test('nothing is done before the storage can be used, and stopping does not wait for it', async () => {
  const chore = counted('one')
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = keepHouse([chore], promise, logged().logger, OFTEN)
  await stop()
  resolve()
  await pause(20)
  expect(chore.times).toBe(0)
})

test('stopping ends a chore that is under way, waits for its end, and logs no failure', async () => {
  const { logger, told } = logged()
  const begun = Promise.withResolvers<void>()
  let hasEnded = false
  const run = async (signal: AbortSignal) => {
    begun.resolve()
    await pause(60_000, undefined, { signal }).finally(async () => {
      await pause(20)
      hasEnded = true
    })
    return undefined
  }
  const stop = keepHouse([{ name: 'long', run }], opened, logger, OFTEN)
  await begun.promise
  await stop()
  expect(hasEnded).toBe(true)
  expect(told()).toEqual([])
})

test('events are removed for which there is a retention', async () => {
  const storage = new MemoryStorage()
  // Made five days ago, when its windows had passed.
  const event = sampleEvent(user('Olga'), [], { createdAt: Date.now() - 5 * DAY })
  await new MemoryEventRepository(storage).create(event, [organizerOf(event)], [])
  const ports = memoryPorts({ control: 'on', eventCreation: 'anybody' }, storage)
  const runtime = ManagedRuntime.make(Layer.provideMerge(Rankings.layer, ports))
  const { signal } = new AbortController()
  const chores = (value: string) =>
    choresOf(readConfiguration({ RETENTION_DAYS: value }), runtime)
      .filter(({ name }) => name === 'retention')
      .map(({ run }) => run(signal))
  expect(chores('off')).toEqual([])
  expect(await Promise.all(chores('6'))).toEqual([undefined])
  expect(storage.events.size).toBe(1)
  expect(await Promise.all(chores('4'))).toEqual([{ removed: 1 }])
  expect(storage.events.size).toBe(0)
})

test('receipts are removed a day later, whatever the retention of events', async () => {
  const storage = new MemoryStorage()
  const receipt = { fingerprint: 'f', sealed: new Uint8Array(), about: undefined }
  storage.receipts.put('old', { ...receipt, madeAt: Date.now() - DAY - 1 })
  storage.receipts.put('young', { ...receipt, madeAt: Date.now() - DAY + 60_000 })
  const ports = memoryPorts({ control: 'on', eventCreation: 'anybody' }, storage)
  const runtime = ManagedRuntime.make(Layer.provideMerge(Rankings.layer, ports))
  const { signal } = new AbortController()
  const chores = choresOf(readConfiguration({ RETENTION_DAYS: 'off' }), runtime)
  await Promise.all(chores.map(({ run }) => run(signal)))
  expect(storage.receipts.get('old')).toBeUndefined()
  expect(storage.receipts.get('young')).toBeDefined()
})
