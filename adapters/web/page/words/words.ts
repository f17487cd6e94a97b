import { english } from './english.ts'

/** All that the page says. */
export type Words = typeof english

/** The languages that the page speaks, by their names in BCP 47; the first where the reader has none of them. */
const SPOKEN: Readonly<Record<string, Words>> = { en: english }

/** What a browser says that its reader reads; some say what is no tag of BCP 47, such as `C`. */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

/** The language of the words: the first of the reader's that the page speaks. */
export const languageOfWords: string =
  navigator.languages
    .map((tag) => localeOf(tag)?.language)
    .find((language) => language !== undefined && language in SPOKEN) ?? 'en'

/** All that the page says, in the reader's language. */
export const words: Words = SPOKEN[languageOfWords] ?? english
