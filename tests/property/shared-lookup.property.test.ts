import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { SharedLookup } from '../../adapters/mysql/shared-lookup.ts'

const MOST_KEYS = 3

const action = fc.record({
  kind: fc.constantFrom('find' as const, 'write' as const),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
})

describe('a look-up that callers share', () => {
  test.prop([fc.scheduler(), fc.array(action, { maxLength: 30 })], { numRuns: 300 })(
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

      const answers: Promise<void>[] = []
      for (const { kind, key } of actions) {
        await scheduler.waitFor(scheduler.schedule(Promise.resolve(), `${kind} ${key}`))
        if (kind === 'write') {
          rows.set(key, (rows.get(key) ?? 0) + 1)
        } else {
          const written = rows.get(key) ?? -1
          answers.push(
            lookup.find(key).then((found) => {
              expect(found ?? -1).toBeGreaterThanOrEqual(written)
            }),
          )
        }
      }
      await scheduler.waitFor(Promise.all(answers))
      for (const count of asked) expect(count).toBeLessThanOrEqual(MOST_KEYS)
      expect(asked.length).toBeLessThanOrEqual(actions.length)
    },
  )

  test('asks once for all who ask in one turn', async () => {
    const asked: (readonly string[])[] = []
    const lookup = new SharedLookup<string, string>(async (keys) => {
      asked.push(keys)
      return new Map(keys.map((key) => [key, key.toUpperCase()]))
    }, MOST_KEYS)
    const found = await Promise.all(['a', 'b', 'a', 'a'].map((key) => lookup.find(key)))
    expect(found).toEqual(['A', 'B', 'A', 'A'])
    expect(asked).toEqual([['a', 'b']])
  })

  test('that fails, fails for those who shared it, and for nobody else', async () => {
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
