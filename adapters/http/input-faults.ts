import type { z } from 'zod'
import type { InputFault } from './failure.ts'
import { counted, quote } from './fault-wording.ts'

type Issue = z.core.$ZodIssue

/** Where a part of the input stands. */
export type InputPlace = 'body' | 'query' | 'header'

/** All that the schema found wrong, each with the place, the value that was wrong, what is allowed. */
export function inputFaults(
  issues: readonly Issue[],
  input: unknown,
  target: InputPlace,
): readonly InputFault[] {
  const place = (path: readonly PropertyKey[]) => placeOf(path, target)
  return issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') {
      const nested = likeliestBranch(issue.errors).map((inner) => ({
        ...inner,
        path: [...issue.path, ...inner.path],
      }))
      return inputFaults(nested, input, target)
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...place([...issue.path, key]),
        detail: target === 'body' ? 'is not a known field' : 'is not a known parameter',
      }))
    }
    return [{ ...place(issue.path), detail: describe(issue, valueAt(input, issue.path), target) }]
  })
}

function placeOf(path: readonly PropertyKey[], target: InputPlace) {
  switch (target) {
    case 'body':
      return { pointer: pointer(path) }
    case 'query':
      return { parameter: path.join('.') }
    case 'header':
      return { header: path.join('.') }
  }
}

/** The alternative that the caller meant: that with the fewest unknown fields, then faults. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const strangers = (branch: readonly Issue[]) =>
    branch
      .filter((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0)
      .reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0)
  const [first] = branches.toSorted(
    (one, other) => strangers(one) - strangers(other) || one.length - other.length,
  )
  return first ?? []
}

function describe(issue: Issue, value: unknown, target: InputPlace): string {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return 'is required'
      if (Array.isArray(value) && target === 'query') return 'must be given once'
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}; is ${quote(value)}`
    case 'too_small':
      return `must ${bound(issue.origin, 'at least', issue.minimum)}; ${measure(issue.origin, value)}`
    case 'too_big':
      return `must ${bound(issue.origin, 'at most', issue.maximum)}; ${measure(issue.origin, value)}`
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}; is ${quote(value)}`
    default:
      return issue.message
  }
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  array: 'an array',
  object: 'an object',
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
  if (origin === 'string') return `have ${comparison} ${counted(limit, 'character')}`
  if (origin === 'array') return `have ${comparison} ${counted(limit, 'item')}`
  return `be ${comparison} ${limit}`
}

function measure(origin: string, value: unknown): string {
  return (origin === 'string' || origin === 'array') && hasLength(value)
    ? `has ${value.length}`
    : `is ${quote(value)}`
}

const hasLength = (value: unknown): value is { length: number } =>
  typeof value === 'string' || Array.isArray(value)

const LONGEST_KEY = 100

/** RFC 6901: `~` and `/` inside a key are escaped. */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((key) => String(key).slice(0, LONGEST_KEY))
    .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )
}
