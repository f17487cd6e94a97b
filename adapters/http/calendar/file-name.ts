/** How many characters of a title a file is called by. */
const LONGEST_NAME = 60

/**
 * The `Content-Disposition` by which a calendar file is saved under the title: in `filename` with the
 * letters, digits and blanks of ASCII that it has, in `filename*` as it is, but for what some system
 * allows in no name.
 * @see RFC 6266, sections 4.3 and 5, and appendix D; RFC 8187, section 3.2
 */
export function attachmentNamed(title: string): string {
  const plain = cut(title.normalize('NFKD').replaceAll(/[^\w -]+/g, '')) || 'meeting'
  const full = cut(title.replaceAll(/[\p{C}"*/:<>?\\|]+/gu, ' ').replaceAll(/^[. ]+/g, ''))
  const attachment = `attachment; filename="${plain}.ics"`
  return full === '' || full === plain
    ? attachment
    : `${attachment}; filename*=UTF-8''${extendedValue(`${full}.ics`)}`
}

const cut = (text: string) =>
  [...text.replaceAll(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('').trim()

/** Of what `encodeURIComponent` leaves alone, RFC 8187 does not allow these. */
const extendedValue = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
