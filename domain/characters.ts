/**
 * Characters that no text from outside may hold, wherever it will be shown: they are not characters
 * (U+FFFE), turn the direction of what follows (U+202E), or can't be seen and carry nothing: byte order
 * marks, fillers that look like an empty name (U+3164), and tags (U+E0041), with which text can be
 * written that programs read and people don't.
 *
 * What can't be seen but does something stays: joiners (U+200C, U+200D) that Persian, the scripts of
 * India and emoji need, variation selectors of Japanese names and emoji, places where Thai or a long
 * word may break (U+200B, U+00AD, U+2060). So do private use and what Unicode has not assigned yet.
 */
const FORBIDDEN =
  /[\p{Noncharacter_Code_Point}\p{Bidi_Control}\ufff9-\ufffb[\p{Default_Ignorable_Code_Point}--[\u00ad\u034f\u200b-\u200d\u2060\p{Variation_Selector}]]]/v

/** A flag such as that of Wales: tags that spell a region, and can be seen. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu

/** Whether there is a character that is forbidden everywhere. */
export const holdsForbidden = (text: string): boolean => FORBIDDEN.test(text.replace(FLAG, ''))

/** Whether nothing of the text can be seen; U+2800 is a pattern of Braille without a dot. */
export const isInvisible = (text: string): boolean =>
  /^[\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/v.test(text)

/**
 * How many marks may stand on one character: as many as Tibetan's longest syllable has. More of them
 * are no writing, and grow over the lines above and below.
 */
export const MAX_MARKS = 8

/** Whether so many marks stand in a row, with nothing between them but what can't be seen. */
export const isFlooded = (text: string): boolean => FLOOD.test(text)

const FLOOD = /(?:\p{M}[\u00ad\u200b-\u200d\u2060]*){9}/u

/**
 * The text in Unicode's normal form C: what is canonically equivalent, such as "\u00e9" and "e\u0301", is
 * one text. `undefined` where it has more than 30 marks in a row, the bound of Unicode's stream-safe
 * format (UAX #15, section 13): bringing thousands of them in order takes a second.
 */
export const normalized = (text: string): string | undefined =>
  /\p{M}{31}/u.test(text) ? undefined : text.normalize('NFC')
