import type { Checked } from './checked.ts'
import { ok, type Result, refuse } from './result.ts'

/** A text that is not an identifier of the wanted kind. */
export type MalformedId = {
  readonly _tag: 'MalformedId'
  readonly prefix: string
  readonly text: string
}

/** 128 bits in Crockford's base 32, lower case; the first digit carries only three of them. */
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/**
 * Accepts a TypeID with this prefix: `evt_01kf3…`.
 * @see https://github.com/jetify-com/typeid, specification 0.3
 */
export function checkTypeId<Name extends string>(
  prefix: string,
  text: string,
): Result<string & Checked<Name>, MalformedId> {
  const isTypeId = text.startsWith(`${prefix}_`) && SUFFIX.test(text.slice(prefix.length + 1))
  return isTypeId
    ? ok(text as string & Checked<Name>)
    : refuse({ _tag: 'MalformedId', prefix, text })
}
