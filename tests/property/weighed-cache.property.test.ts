import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { WeighedCache } from '../../application/weighed-cache.ts'

const MAX_WEIGHT = 10

const action = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    key: fc.nat({ max: 5 }),
    weight: fc.nat({ max: 12 }),
  }),
  fc.record({ kind: fc.constantFrom('get' as const, 'delete' as const), key: fc.nat({ max: 5 }) }),
)

describe('what is kept', () => {
  test.prop([fc.array(action, { maxLength: 40 })])(
    'is what was used last, as much as may be kept and no more',
    (actions) => {
      const cache = new WeighedCache<number, number>(MAX_WEIGHT, (weight) => weight)
      // The same by the letter: the last used in front, cut off where the weight is reached.
      let model: [key: number, weight: number][] = []
      for (const action of actions) {
        const { key } = action
        const known = model.find(([one]) => one === key)
        if (action.kind === 'get') expect(cache.get(key)).toBe(known?.[1])
        if (action.kind === 'delete') cache.delete(key)
        if (action.kind === 'set') cache.set(key, action.weight)

        const others = model.filter(([one]) => one !== key)
        const used = action.kind === 'set' ? ([key, action.weight] as const) : known
        model = action.kind === 'delete' || !used ? others : withinWeight([[...used], ...others])
      }
      for (const [key, weight] of model.toReversed()) expect(cache.get(key)).toBe(weight)
      expect([0, 1, 2, 3, 4, 5].filter((key) => cache.get(key) !== undefined)).toHaveLength(
        model.length,
      )
    },
  )
})

/** Those in front, up to the weight; one that is too heavy by itself is left out. */
function withinWeight(entries: [number, number][]): [number, number][] {
  const [first = [0, 0], ...others] = entries
  const light = first[1] > MAX_WEIGHT ? others : entries
  let weight = 0
  const kept = light.findIndex(([, one]) => {
    weight += one
    return weight > MAX_WEIGHT
  })
  return kept === -1 ? light : light.slice(0, kept)
}
