import { setImmediate } from 'node:timers/promises'
import { fc, test } from '@fast-check/vitest'
import { describe, test as example, expect } from 'vitest'
import { SharedLookup } from '../../adapters/mysql/shared-lookup.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'

const MOST_KEYS = 3

const action = fc.record({
  kind: fc.constantFrom('find' as const, 'write' as const),
  key: fc.constantFrom('a', 'a', 'b', 'c', 'd'),
  pauses: fc.boolean(),
})

describe('a look-up that callers share', () => {
  test.prop([fc.scheduler(), fc.array(action, { minLength: 5, maxLength: 40 })], { numRuns: 500 })(
    'never misses a write that was acknowledged before the caller asked',
    async (scheduler, actions) => {
      const rows = new Map<string, number>([['a', 0]])
      const asked: number[] = []
      const lookup = new SharedLookup<string, number>(async (keys) => {
        asked.push(keys.length)
        await scheduler.schedule(Promise.resolve(), 'the query arrives')
        const found = new Map([...rows].filter(([key]) => keys.includes(key)))
        await scheduler.schedule(Promise.resolve(), 'the rows come back')
        return found
      }, MOST_KEYS)

      const answers: Promise<{ found: number; written: number }>[] = []
      for (const { kind, key, pauses } of actions) {
        await scheduler.waitFor(scheduler.schedule(Promise.resolve(), `${kind} ${key}`))
        // A turn of the event loop, in which a look-up may begin and others find it under way.
        if (pauses) await setImmediate()
        if (kind === 'write') {
          rows.set(key, (rows.get(key) ?? 0) + 1)
        } else {
          const written = rows.get(key) ?? -1
          answers.push(lookup.find(key).then((found = -1) => ({ found, written })))
        }
      }
      for (const { found, written } of await scheduler.waitFor(Promise.all(answers))) {
        expect(found).toBeGreaterThanOrEqual(written)
      }
      for (const count of asked) expect(count).toBeLessThanOrEqual(MOST_KEYS)
      expect(asked.length).toBeLessThanOrEqual(actions.length)
    },
  )

  example('asks once for all who ask in one turn', async () => {
    const asked: (readonly string[])[] = []
    const lookup = new SharedLookup<string, string>(async (keys) => {
      asked.push(keys)
      return new Map(keys.map((key) => [key, key.toUpperCase()]))
    }, MOST_KEYS)
    const found = await Promise.all(['a', 'b', 'a', 'a'].map((key) => lookup.find(key)))
    expect(found).toEqual(['A', 'B', 'A', 'A'])
    expect(asked).toEqual([['a', 'b']])
  })

  example(
    'that finds the storage away turns away all who wait, and those who would be too many',
    async () => {
      const begun = Promise.withResolvers<void>()
      const away = Promise.withResolvers<never>()
      const lookup = new SharedLookup<string, string>(() => {
        begun.resolve()
        return away.promise
      }, 1)
      const found = Array.from({ length: 5_010 }, (_, i) => lookup.find(`key ${i}`))
      const outcomes = Promise.allSettled(found)
      await begun.promise
      away.reject(new StorageUnavailable('away'))
      const reasons = (await outcomes).map((one) => one.status === 'rejected' && one.reason)
      expect(reasons.filter((one) => !(one instanceof StorageUnavailable))).toEqual([])
    },
  )

  example('that fails, fails for those who shared it, and for nobody else', async () => {
    const failures = [new Error('away')]
    const lookup = new SharedLookup<string, string>(async (keys) => {
      const failure = failures.pop()
      if (failure !== undefined) throw failure
      return new Map(keys.map((key) => [key, key]))
    }, MOST_KEYS)
    const shared = await Promise.allSettled([lookup.find('a'), lookup.find('b')])
    expect(shared.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await lookup.find('a')).toBe('a')
  })
})
