import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { MAX_DEPTH, shapeFault } from '../../adapters/http/json-shape.ts'

/** A JSON value of which an object may have two members of one name. */
type Value = string | number | null | readonly Value[] | Members
class Members {
  readonly members: readonly (readonly [name: string, value: Value])[]
  constructor(members: readonly (readonly [string, Value])[]) {
    this.members = members
  }
}

const name = () =>
  fc.oneof(fc.constantFrom('a', 'b', '"', '\\', 'a"', '', '__proto__', ':'), fc.string())

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', maxDepth: 6 },
    fc.oneof(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',') }),
      fc.nat(),
    ),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name(), tie('value')), { maxLength: 4 }).map((all) => new Members(all)),
  ),
}))

/** Some of the many ways to write a value: white space here and there, characters by their numbers. */
function written(value: Value, space: string, isEscaped: boolean): string {
  const pad = (text: string) => space + text + space
  const quoted = (text: string, byNumbers = isEscaped) =>
    byNumbers
      ? `"${[...text].map((one) => one.replace(/./su, escaped)).join('')}"`
      : JSON.stringify(text)
  if (typeof value === 'string') return pad(quoted(value))
  if (value instanceof Members) {
    const all = value.members.map(
      ([key, part], place) =>
        `${pad(quoted(key, isEscaped === place % 2 > 0))}:${written(part, space, !isEscaped)}`,
    )
    return pad(`{${all.join(',')}}`)
  }
  if (typeof value === 'object' && value !== null) {
    return pad(`[${value.map((part) => written(part, space, isEscaped)).join(',')}]`)
  }
  return pad(JSON.stringify(value))
}

const escaped = (character: string) =>
  Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('')

function hasRepeated(value: Value): boolean {
  if (value instanceof Members) {
    const names = value.members.map(([key]) => key)
    return new Set(names).size < names.length || value.members.some(([, part]) => hasRepeated(part))
  }
  return Array.isArray(value) && value.some(hasRepeated)
}

describe('the shape of a JSON text', () => {
  test.prop([value, fc.constantFrom('', ' ', '\n\t '), fc.boolean()])(
    'is at fault where an object has two members of one name, however that is written',
    (whole, space, isEscaped) => {
      const text = written(whole, space, isEscaped)
      JSON.parse(text)
      expect(shapeFault(text)).toBe(hasRepeated(whole) ? 'repeated_name' : undefined)
    },
  )

  test.prop([
    fc.array(fc.constantFrom('[', '{"a":'), { maxLength: 2 * MAX_DEPTH, size: 'max' }),
    value,
  ])('is at fault where it nests too deeply', (openings, inside) => {
    fc.pre(!hasRepeated(inside))
    const closings = openings.map((one) => (one === '[' ? ']' : '}')).toReversed()
    const text = openings.join('') + written(inside, '', false) + closings.join('')
    const isTooDeep = openings.length + depthOf(inside) > MAX_DEPTH
    expect(shapeFault(text)).toBe(isTooDeep ? 'too_deep' : undefined)
  })

  test.prop([fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1'), maxLength: 200 })])(
    'is told of anything, were it no JSON',
    (text) => {
      expect([undefined, 'too_deep', 'repeated_name']).toContain(shapeFault(text))
    },
  )
})

function depthOf(value: Value): number {
  if (value instanceof Members) return depthOf(value.members.map(([, part]) => part))
  return Array.isArray(value) ? 1 + Math.max(0, ...value.map(depthOf)) : 0
}
