import { fc } from '@fast-check/vitest'
import { timeZone } from '../property/arbitraries/zone.ts'
import { type Schema, typesOf } from './openapi-operations.ts'

/**
 * Values that the schema allows. What it can't say of times, zones and addresses is known by the
 * name of the field; what holds between fields, {@link sensible} sees to.
 *
 * @throws for a string of which neither the schema nor this file says anything
 */
export function validValue(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return fc.oneof(...branches.map((part) => validValue(part, name)))
  return fc.oneof(...typesOf(schema).map((type) => valueOfType(type, schema, name)))
}

function valueOfType(type: string, schema: Schema, name: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1, max: schema.maximum ?? 1, noNaN: true })
    case 'array':
      return fc.array(validValue(schema.items ?? {}, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? MORE, (schema.minItems ?? 0) + MORE),
      })
    case 'object':
      return objectOf(schema)
    case 'string':
      return stringOf(schema, name)
    default:
      throw new Error(`${name} has no type that the fuzzer knows: ${type}`)
  }
}

/** As many more items than need be: hundreds would hide much behind few. */
const MORE = 4

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, validValue(part, name)]),
  )
  const object = fc.record(fields, { requiredKeys: [...required], noNullPrototype: true })
  if (!('start_time' in properties && 'end_time' in properties)) return object
  return fc.tuple(object, writtenSlot()).map(([rest, slot]) => ({ ...rest, ...slot }))
}

function stringOf(schema: Schema, name: string): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength } = schema
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  if (format === 'date-time') return day().map((date) => `${date}T18:00:00-05:00`)
  if (format === 'email') return address()
  const known = KNOWN[name]
  if (known !== undefined) return known
  // Nobody can make one; where it points to, there need be nothing.
  if (name === 'cursor') return fc.constant(String(schema.example))
  if (maxLength === undefined) throw new Error(`tell the fuzzer what may stand in "${name}"`)
  const text = (least: number, most: number) =>
    fc
      .string({ unit: character(), minLength: least - 1, maxLength: most - 1 })
      // Some of the characters are two code points.
      .map((rest) => [...`x${rest}`].slice(0, most).join(''))
  return fc.oneof(
    { weight: 20, arbitrary: text(Math.max(minLength, 1), Math.min(maxLength, 20)) },
    { weight: 1, arbitrary: text(maxLength, maxLength) },
  )
}

const KNOWN: Readonly<Record<string, fc.Arbitrary<string>>> = {
  timezone: timeZone(),
  // Replaced by what the event at hand has.
  start_time: fc.constant('2026-01-12T14:00Z'),
  end_time: fc.constant('2026-01-12T16:00Z'),
  user_id: fc.constant('usr'),
  organizer_id: fc.constant('usr'),
  members: fc.nat(1_000).map(String),
  // Nobody listens there.
  url: fc.constantFrom('http://127.0.0.1:9/hook', 'https://127.1:9?key=ä#part'),
}

/** Characters that any text may have: of one unit of UTF-16 or of two, one of two code points. */
const character = () =>
  fc.constantFrom(...'ab Zé漢ßİ٣😀𝔘\'"\\/<>&%{}`;$', '\u0301', '\u200d', '\u00a0', '\ue000')

const address = () =>
  fc
    .tuple(fc.string({ unit: fc.constantFrom(...'aBé漢😀.+-_!'), minLength: 1 }), fc.nat(10_000))
    .map(([name, number]) => `${name}${number}@example.com`)

const day = () =>
  fc.oneof(
    { weight: 20, arbitrary: dayBetween('2026-01-01', '2027-12-31') },
    { weight: 1, arbitrary: dayBetween('2000-01-02', '2199-12-30') },
  )

const dayBetween = (first: string, last: string) =>
  fc
    .integer({ min: 0, max: Temporal.PlainDate.from(first).until(last).days })
    .map((days) => Temporal.PlainDate.from(first).add({ days }).toString())

/** Long enough that no change of the clocks makes it empty. */
const writtenSlot = () =>
  fc
    .record({
      date: day(),
      start: fc.integer({ min: 0, max: 11 * 60 }),
      length: fc.integer({ min: 3 * 60, max: 12 * 60 }),
      zone: timeZone(),
      isExact: fc.boolean(),
    })
    .map(({ date, start, length, zone, isExact }) => {
      const at = (minutes: number) => `${date}T${clock(minutes)}${isExact ? 'Z' : ''}`
      return { start_time: at(start), end_time: at(start + length), timezone: zone }
    })

const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
