import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { TookTooLong } from '../../adapters/mysql/mysql-errors.ts'
import { Turns } from '../../adapters/mysql/turns.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'

describe('taking turns', () => {
  test('those who want the same come one after the other, in order; others do not wait', async () => {
    const turns = new Turns()
    const done: string[] = []
    const work = (key: string, name: string) =>
      turns.take(key, async () => {
        done.push(`${name} begins`)
        await setImmediate()
        done.push(`${name} ends`)
      })
    await Promise.all([work('event', 'first'), work('event', 'second'), work('other', 'third')])
    expect(done).toEqual([
      'first begins',
      'third begins',
      'first ends',
      'second begins',
      'third ends',
      'second ends',
    ])
  })

  test('a turn that ends in silence ends those of all who wait behind it', async () => {
    const turns = new Turns()
    const silence = new StorageUnavailable('silent', { cause: new TookTooLong('no answer') })
    const outcomes = await Promise.allSettled([
      turns.take('event', () => Promise.reject(silence)),
      turns.take('event', async () => 'second'),
      turns.take('other', async () => 'third'),
    ])
    expect(outcomes).toEqual([
      { status: 'rejected', reason: silence },
      { status: 'rejected', reason: silence },
      { status: 'fulfilled', value: 'third' },
    ])
    expect(await turns.take('event', async () => 'later')).toBe('later')
  })

  test('a turn that fails is followed by the next', async () => {
    const turns = new Turns()
    const failing = turns.take('event', () => Promise.reject(new Error('no')))
    const next = turns.take('event', async () => 'done')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('done')
    expect(await turns.take('event', async () => 'again')).toBe('again')
  })
})
