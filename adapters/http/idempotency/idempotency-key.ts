/** What a key may be, in words. */
export const KEY_FORM =
  '16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas'

/**
 * A string as structured fields write it (RFC 9651), as the draft of the header asks; or the plain
 * characters, as many clients send them. Those hold no comma: a header that comes twice is read as one
 * whose values stand apart by commas, and is no key.
 */
export const KEY_PATTERN =
  /^(?:"(?:[ !#-[\]-~]|\\["\\]){16,255}"|[!#-+\--~][ -+\--~]{14,253}[!-+\--~])$/

/**
 * The key that the header's value stands for: with and without quotes it is the same.
 * @returns `undefined` when it stands for none
 */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || !KEY_PATTERN.test(header)) return undefined
  return header.startsWith('"') ? header.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : header
}
