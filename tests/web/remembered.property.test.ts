import { fc, test } from '@fast-check/vitest'
import { afterEach, beforeEach, describe, test as example, expect, vi } from 'vitest'
import type { Remembered } from '../../adapters/web/page/remembered.ts'

// A page knows where it is before anything of it runs.
const url = 'https://meet.example/slots/'
vi.stubGlobal('location', new URL(url))
const { forget, remember, remembered, rememberedLink } = await import(
  '../../adapters/web/page/remembered.ts'
)

/** What a browser keeps for a page, as far as the page asks for it. */
class Storage {
  readonly #kept = new Map<string, string>()
  readonly #there: string | null

  /** @param there  what others have put there before, whatever it is asked by */
  constructor(there: string | null = null) {
    this.#there = there
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? this.#there
  }

  setItem(key: string, value: string): void {
    this.#kept.set(key, value)
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Storage())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const KEPT = 20

const eventId = (n: number) => `evt_${String(n).padStart(26, '0')}`

/** An event that one has been to: which, as whom, and with an organizer's link or without. */
const visit = (n: number, token: string, joinToken?: string) => ({
  link: { url, eventId: eventId(n), token, joinToken },
  title: `Event ${n}`,
})

const visits = (events: number) =>
  fc.record({
    n: fc.nat(events - 1),
    token: fc.constantFrom('t1', 't2'),
    joinToken: fc.constantFrom(undefined, 'j'),
    isForgotten: fc.nat(4).map((n) => n === 0),
  })

/** All but one where that is one too many: the oldest that is no organizer's. */
function roomFor(entries: Remembered[]): Remembered[] {
  if (entries.length <= KEPT) return entries
  const [, ...older] = entries
  const given = older.filter(({ link }) => link.joinToken === undefined).at(-1) ?? older.at(-1)
  return entries.filter((entry) => entry !== given)
}

const idsKept = () => remembered().map(({ link }) => link.eventId)

test.prop([fc.array(visits(30), { maxLength: 80 })])(
  'the last links of the last events are kept, but an organizer’s gives way to an organizer’s, or last',
  (steps) => {
    vi.stubGlobal('localStorage', new Storage())
    let expected: Remembered[] = []
    for (const { n, token, joinToken, isForgotten } of steps) {
      const one = visit(n, token, joinToken)
      const before = expected.find(({ link }) => link.eventId === one.link.eventId)
      if (isForgotten) {
        forget(one.link)
        expected = expected.filter((kept) => kept !== before || token !== before.link.token)
      } else {
        remember(one)
        const givesWay = before?.link.joinToken === undefined || joinToken !== undefined
        if (givesWay) expected = roomFor([one, ...expected.filter((kept) => kept !== before)])
      }
      expect(remembered()).toEqual(expected)
    }
  },
)

example('twenty are kept, the last first, and what was kept before them is not', () => {
  for (let n = 1; n <= KEPT + 5; n++) remember(visit(n, 't'))
  const last = Array.from({ length: KEPT }, (_, n) => eventId(KEPT + 5 - n))
  expect(idsKept()).toEqual(last)
  expect(rememberedLink(eventId(5))).toBeUndefined()
  expect(rememberedLink(eventId(6))).toEqual(visit(6, 't').link)
})

example(
  'whoever organizes and opens an invitation of their own still has the organizer’s link',
  () => {
    remember(visit(1, 'organizer', 'join'))
    remember(visit(1, 'participant'))
    expect(rememberedLink(eventId(1))).toEqual(visit(1, 'organizer', 'join').link)
    remember(visit(1, 'renewed', 'join'))
    expect(rememberedLink(eventId(1))?.token).toBe('renewed')
  },
)

describe('where storage is switched off', () => {
  const denied = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  example.each<[string, PropertyDescriptor]>([
    ['as a whole', { get: denied }],
    ['for reading and writing', { value: { getItem: denied, setItem: denied } }],
    ['by leaving it out', { value: undefined }],
  ])('%s nothing is kept, and nothing fails', (_how, storage) => {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, ...storage })
    expect(remembered()).toEqual([])
    remember(visit(1, 't'))
    forget(visit(1, 't').link)
    expect(remembered()).toEqual([])
    expect(rememberedLink(eventId(1))).toBeUndefined()
  })

  example('for writing alone, as where it is full, what was kept is still there', () => {
    remember(visit(1, 't'))
    const full = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', {
      getItem: localStorage.getItem.bind(localStorage),
      setItem: full,
    })
    remember(visit(2, 't'))
    expect(remembered()).toEqual([visit(1, 't')])
  })
})

test.prop([fc.oneof(fc.json(), fc.string())])(
  'what others have put there is nothing of ours, and does not stay in the way',
  (content) => {
    vi.stubGlobal('localStorage', new Storage(content))
    expect(remembered()).toEqual([])
    remember(visit(1, 't'))
    expect(remembered()).toEqual([visit(1, 't')])
  },
)
