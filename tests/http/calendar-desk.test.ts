import { describe, expect, test } from 'vitest'
import { CalendarDesk } from '../../adapters/http/calendar/calendar-desk.ts'
import type { Steps } from '../../domain/steps.ts'

/** Work that says when it begins and ends, and goes on for as long as anything is written between. */
function* noted(log: string[], name: string): Steps<string> {
  log.push(`${name} begins`)
  const until = performance.now() + 15
  while (performance.now() < until) yield
  log.push(`${name} ends`)
  return name
}

const never = new AbortController().signal

describe('calendars are read', () => {
  test('one at a time, each address in its turn, in the order in which they came', async () => {
    const desk = new CalendarDesk()
    const log: string[] = []
    const of = (address: string, name: string) => desk.work(address, noted(log, name), never)
    const all = [of('a', 'a1'), of('a', 'a2'), of('a', 'a3'), of('b', 'b1'), of('b', 'b2')]
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'])
    const names = ['a1', 'a2', 'b1', 'a3', 'b2']
    expect(log).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  test('without those who gave up, waiting or under way, and after one that failed', async () => {
    const desk = new CalendarDesk()
    const log: string[] = []
    const [first, second] = [new AbortController(), new AbortController()]
    const failing = desk.work(
      'a',
      // biome-ignore lint/correctness/useYield: it fails before it could.
      (function* (): Steps<never> {
        throw new Error('broken')
      })(),
      never,
    )
    const endless = desk.work(
      'a',
      (function* (): Steps<never> {
        first.abort(new Error('gone'))
        for (;;) yield
      })(),
      first.signal,
    )
    const waiting = desk.work('b', noted(log, 'b1'), second.signal)
    const last = desk.work('c', noted(log, 'c1'), never)
    second.abort(new Error('gone too'))
    await expect(failing).rejects.toThrow('broken')
    await expect(waiting).rejects.toThrow('gone too')
    await expect(endless).rejects.toThrow('gone')
    expect(await last).toBe('c1')
    expect(log).toEqual(['c1 begins', 'c1 ends'])
  })
})
