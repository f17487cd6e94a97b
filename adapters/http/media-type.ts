/** The media type of calendar files: RFC 5545, section 8.1. */
export const CALENDAR_TYPE = 'text/calendar'

/**
 * Whether a `Content-Type` says this media type. Parameters mean nothing, but for a `charset`, which some
 * write, and must not contradict UTF-8. Of two fields, each may have been what somebody in front went by.
 */
export function saysType(contentType: string | undefined, type: string): boolean {
  if (contentType === undefined || contentType.includes(',')) return false
  const [mediaType, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  return (
    mediaType === type &&
    parameters.every((one) => !one.startsWith('charset') || /^charset="?utf-8"?$/.test(one))
  )
}

/** Whether a body is compressed, which nobody here undoes. */
export const isEncoded = (contentEncoding = 'identity'): boolean =>
  contentEncoding.trim().toLowerCase() !== 'identity'

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** The text of these bytes without a byte order mark; undefined where they are not UTF-8. */
export function utf8Text(bytes: ArrayBuffer): string | undefined {
  try {
    return UTF_8.decode(bytes)
  } catch {
    return undefined
  }
}
