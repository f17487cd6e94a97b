/** Where a command is run: what it writes to, and what it finds there. */
export type Terminal = {
  /** How wide it is; undefined when the output goes elsewhere, as to a file or another program. */
  readonly columns: number | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** One or more lines of the answer. */
  readonly print: (lines: string) => void
  /** One or more lines that are no part of the answer, or tell why there is none. */
  readonly warn: (lines: string) => void
}

/**
 * The text without what a terminal would obey or lay out otherwise: control characters but the end of
 * a line, marks that turn the direction of what follows, separators of lines and paragraphs. Each
 * becomes U+FFFD.
 */
export const harmless = (text: string): string => text.replace(UNSAFE, '\ufffd')

/** The value as JSON; what {@link harmless} would replace is escaped, which JSON reads as the same. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    UNSAFE,
    (unsafe) => `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const UNSAFE = /[[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]--[\n]]/gv
