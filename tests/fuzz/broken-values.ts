import { type Schema, typesOf } from './openapi-operations.ts'

type Site = { readonly path: readonly (string | number)[]; readonly schema: Schema }

/** The value with exactly one fault; which one, the numbers decide. */
export function brokenValue(
  schema: Schema,
  value: unknown,
  [place, kind]: readonly [number, number],
): unknown {
  const sites = sitesIn({ path: [], schema }, value)
  const site = sites[place % sites.length] as Site
  const faults = faultsAt(site, valueAt(value, site.path))
  return withValueAt(value, site.path, faults[kind % faults.length])
}

/** Every place in the value of which the schema says something. */
function sitesIn(site: Site, value: unknown): readonly Site[] {
  const { path } = site
  const schema = branchFor(site.schema, value)
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      sitesIn({ path: [...path, index], schema: schema.items ?? {} }, item),
    )
    return [{ path, schema }, ...items]
  }
  if (typeof value !== 'object' || value === null) return [{ path, schema }]
  const fields = Object.entries(value).flatMap(([name, part]) =>
    sitesIn({ path: [...path, name], schema: schema.properties?.[name] ?? {} }, part),
  )
  return [{ path, schema }, ...fields]
}

/** The alternative that the value was made after: that all of whose required fields it has. */
function branchFor(schema: Schema, value: unknown): Schema {
  const branches = schema.anyOf ?? schema.oneOf
  const found = branches?.find(({ required = [] }) =>
    required.every((name) => typeof value === 'object' && value !== null && name in value),
  )
  return found ?? schema
}

const UNKNOWN_FIELDS = ['unknown', '', 'constructor', 'toString', '__proto__', 'title ']
const NESTED = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)

/** Values of every type, some of them hard. */
const STRANGERS: readonly { readonly type: string; readonly value: unknown }[] = [
  { type: 'null', value: null },
  { type: 'boolean', value: true },
  { type: 'number', value: 17.5 },
  { type: 'number', value: Number.MAX_VALUE },
  { type: 'number', value: -5e-324 },
  { type: 'string', value: '17' },
  { type: 'string', value: 'true' },
  { type: 'array', value: [] },
  { type: 'array', value: NESTED },
  { type: 'object', value: { toString: 1, length: 1 } },
]

function faultsAt({ path, schema }: Site, value: unknown): readonly unknown[] {
  const types = typesOf(branchFor(schema, value))
  const allowed = types.length > 0 ? types : ['object']
  const strangers = STRANGERS.filter(
    ({ type }) => !allowed.includes(type) && !(type === 'number' && value === null),
  )
  const name = path.findLast((step) => typeof step === 'string') ?? ''
  return [
    ...strangers
      .filter(({ type, value: stranger }) =>
        type === 'number' && allowed.includes('integer') ? !Number.isInteger(stranger) : true,
      )
      .map(({ value: stranger }) => stranger),
    ...rangeFaults(schema),
    ...(schema.enum ? ['unknown', `${schema.enum[0]} `, ''] : []),
    ...(allowed.includes('string') && schema.enum === undefined ? textFaults(schema, name) : []),
    ...(Array.isArray(value) ? countFaults(schema, value) : []),
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fieldFaults(schema, value)
      : []),
  ]
}

function rangeFaults({ minimum, maximum }: Schema): readonly unknown[] {
  return [
    ...(minimum === undefined ? [] : [minimum - 1, -Number.MAX_SAFE_INTEGER, -1e300]),
    ...(maximum === undefined ? [] : [maximum + 1, 2 ** 53, 1e300]),
  ]
}

const HARD_TEXTS = [
  'lone \ud800',
  '\udfff',
  'a\u0000b',
  '\u202eevil',
  '\u2066',
  '\u2028',
  'a\ufeffb',
  'a\uffffb',
  'a\u{e0041}',
  `a${'\u0335'.repeat(9)}`,
  '\u3164',
  'a\u0085',
]

function textFaults(schema: Schema, name: string): readonly unknown[] {
  const { minLength = 0, maxLength, pattern, format } = schema
  return [
    ...(minLength > 0 ? [''] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1), '😀'.repeat(maxLength + 1)]),
    ...(pattern === undefined ? [] : NEARLY.filter((text) => !new RegExp(pattern).test(text))),
    ...(format === 'date-time' ? [...BAD_TIMES, '2026-01-12T14:00'] : []),
    ...(format === 'email' ? ['a', 'a@', '@b', 'a@b@c', 'a b@c', 'a\ud800@b', 'a\u202e@b'] : []),
    ...(BAD_TEXTS[name] ?? []),
  ]
}

/** Texts that hardly any pattern takes all of. */
const NEARLY = [
  '24:00',
  '9:00',
  '09:60',
  '09:00\n',
  '٠٩:٠٠',
  '',
  'a b',
  'é',
  'usr_1',
  'x'.repeat(300),
]

const BAD_TIMES = [
  '',
  'yesterday',
  '2026-02-30T10:00Z',
  '2026-01-12T24:00Z',
  '2026-01-12 14:00Z',
  '2026-01-12T14:00+99:00',
  '2026-01-12T14:00:60Z',
  '2026-01-12T14:00:00.0001Z',
  '1999-12-31T23:59Z',
  '+275760-09-13T00:00Z',
  '９９９９-01-12T14:00Z',
]

const BAD_TEXTS: Readonly<Record<string, readonly string[]>> = {
  title: [...HARD_TEXTS, ' ', '\u200b', 'a\nb'],
  name: [...HARD_TEXTS, ' ', '\u200b', 'a\nb'],
  description: ['lone \ud800', 'a\u0000b', '\u202eevil', ' ', '\u200b'],
  start_time: BAD_TIMES,
  end_time: BAD_TIMES,
  timezone: [
    '',
    'Mars/Olympus',
    '+01:00',
    'x'.repeat(70),
    '__proto__',
    'UTC\u0000',
    'Ｕ',
    '\ud800',
  ],
  user_id: ['', 'usr', `usr_${'0'.repeat(26)}`, '\ud800', 'x'.repeat(1_000), '__proto__'],
  url: [
    '',
    'hook',
    'http://8.8.8.8/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://a:b@example.com/',
    'javascript:alert(1)',
    'https://\u0000/',
  ],
  members: ['', 'nobody', '\ud800', '__proto__'],
}

/** Long arrays would only be refused for the size of the body. */
const MOST_ITEMS = 500

function countFaults({ minItems = 0, maxItems }: Schema, items: readonly unknown[]) {
  const isOverrun = maxItems !== undefined && maxItems <= MOST_ITEMS && items.length > 0
  return [
    ...(minItems > 0 ? [[]] : []),
    ...(isOverrun ? [Array.from({ length: maxItems + 1 }, () => items[0])] : []),
  ]
}

/** A field that nobody knows is a fault even where the document should forget to forbid it. */
function fieldFaults({ required = [] }: Schema, fields: object) {
  return [
    ...required.map((gone) =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => name !== gone)),
    ),
    // Entries make a field of the name __proto__ too, as reading JSON does.
    ...UNKNOWN_FIELDS.map((name) => Object.fromEntries([...Object.entries(fields), [name, 1]])),
  ]
}

const valueAt = (value: unknown, path: Site['path']): unknown =>
  path.reduce((inside, step) => (inside as Record<string | number, unknown>)[step], value)

function withValueAt(value: unknown, [step, ...rest]: Site['path'], changed: unknown): unknown {
  if (step === undefined) return changed
  if (Array.isArray(value)) {
    return value.with(Number(step), withValueAt(value[Number(step)], rest, changed))
  }
  const fields = value as Record<string, unknown>
  return { ...fields, [step]: withValueAt(fields[step], rest, changed) }
}
