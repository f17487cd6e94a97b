import { holdsForbidden, isFlooded, isInvisible, normalized } from './characters.ts'
import type { Checked } from './checked.ts'
import { ok, type Result, refuse } from './result.ts'

/** The title of an event: one line. */
export type Title = string & Checked<'Title'>

/** The description of an event: may have several lines. */
export type Description = string & Checked<'Description'>

/** What a person is called: one line. */
export type PersonName = string & Checked<'PersonName'>

/** What an API key is called: one line. */
export type KeyName = string & Checked<'KeyName'>

/** How long each text may be, in Unicode code points of the text as it is kept. */
export const MAX_LENGTH = { title: 200, description: 5_000, name: 200 } as const

/** A text that is empty, too long, or holds what cannot be stored or shown safely. */
export type TextRefused = {
  readonly _tag: 'TextRefused'
  readonly reason: 'empty' | 'too_long' | 'control_character' | 'lone_surrogate' | 'too_many_marks'
  readonly maxLength: number
}

/** Reads titles. */
export const Title = {
  /** One to 200 characters on one line; white space around them is dropped. */
  of: (text: string) => check<Title>(text, ONE_LINE, MAX_LENGTH.title),
}

/** Reads descriptions. */
export const Description = {
  /** One to 5,000 characters; line breaks and tabs are kept. */
  of: (text: string) => check<Description>(text, MANY_LINES, MAX_LENGTH.description),
}

/** Reads names. */
export const PersonName = {
  /** One to 200 characters on one line; white space around them is dropped. */
  of: (text: string) => check<PersonName>(text, ONE_LINE, MAX_LENGTH.name),
}

/** Reads the names of API keys. */
export const KeyName = {
  /** One to 200 characters on one line; white space around them is dropped. */
  of: (text: string) => check<KeyName>(text, ONE_LINE, MAX_LENGTH.name),
}

// A line break in a title or name could start a new line in a log, a header or a calendar file.
const ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u
const MANY_LINES = /[\p{Cc}--[\n\r\t]]/v

/** No text shrinks to less than a quarter of its characters, of two units each, in normal form. */
const MOST_UNITS = 8

/** The text as it is kept: in normal form C, without the white space around it. Idempotent. */
function check<Text extends string>(
  text: string,
  controls: RegExp,
  maxLength: number,
): Result<Text, TextRefused> {
  const refusal = (reason: TextRefused['reason']) =>
    refuse({ _tag: 'TextRefused', reason, maxLength } as const)
  const trimmed = text.trim()
  if (isInvisible(trimmed)) return refusal('empty')
  if (trimmed.length > MOST_UNITS * maxLength) return refusal('too_long')
  if (!trimmed.isWellFormed()) return refusal('lone_surrogate')
  const kept = normalized(trimmed)
  if (kept === undefined || isFlooded(kept)) return refusal('too_many_marks')
  if (longerThan(maxLength, kept)) return refusal('too_long')
  return controls.test(kept) || holdsForbidden(kept)
    ? refusal('control_character')
    : ok(kept as Text)
}

/** Whether the text has more code points than that; one of them is one or two units of UTF-16. */
function longerThan(maxLength: number, text: string): boolean {
  return text.length > 2 * maxLength || [...text].length > maxLength
}
