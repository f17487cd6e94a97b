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

/** How long each text may be, in Unicode code points, once the white space around it is gone. */
export const MAX_LENGTH = { title: 200, description: 5_000, name: 200 } as const

/** A text that is empty, too long, or holds what cannot be stored or shown safely. */
export type TextRefused = {
  readonly _tag: 'TextRefused'
  readonly reason: 'empty' | 'too_long' | 'control_character' | 'lone_surrogate'
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

// A line break in a title or name could start a new line in a log, a header or a calendar file;
// a bidirectional control could make it read as another.
const ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u
const MANY_LINES = /[[\p{Cc}\p{Bidi_Control}]--[\n\r\t]]/v
/** White space, and characters that nobody sees. */
const INVISIBLE = /^[\p{White_Space}\p{Cf}]*$/u

function check<Text extends string>(
  text: string,
  forbidden: RegExp,
  maxLength: number,
): Result<Text, TextRefused> {
  const trimmed = text.trim()
  const refusal = (reason: TextRefused['reason']) =>
    refuse({ _tag: 'TextRefused', reason, maxLength } as const)
  if (INVISIBLE.test(trimmed)) return refusal('empty')
  if (longerThan(maxLength, trimmed)) return refusal('too_long')
  if (!trimmed.isWellFormed()) return refusal('lone_surrogate')
  return forbidden.test(trimmed) ? refusal('control_character') : ok(trimmed as Text)
}

/** Whether the text has more code points than that; one of them is one or two units of UTF-16. */
function longerThan(maxLength: number, text: string): boolean {
  return text.length > 2 * maxLength || [...text].length > maxLength
}
