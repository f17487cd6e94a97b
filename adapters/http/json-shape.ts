/** The deepest that a body may nest: our own are six deep, and what reads them recurses. */
export const MAX_DEPTH = 20

/** What a text may be though it is JSON, and is refused for. */
export type ShapeFault = 'too_deep' | 'repeated_name'

const [QUOTE, COLON, BACKSLASH] = [0x22, 0x3a, 0x5c]
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * What is wrong with the shape of a JSON text, told without parsing it: it nests too deeply, or an
 * object has two members of one name. RFC 8259, section 4, leaves it to the reader which of them
 * counts, so that whoever checked the body before it came here may have seen another than we do.
 *
 * A loop over code units, since it passes over every body; of what is no JSON it says anything.
 * It takes about as long as parsing does: a millisecond or two for 256 KiB, six for the worst of them.
 *
 * @complexity O(length)
 */
export function shapeFault(text: string): ShapeFault | undefined {
  /** The names of each object that is open; undefined for an array. */
  const open: (Set<string> | undefined)[] = []
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE: {
        const end = endOfString(text, i + 1)
        const names = open.at(-1)
        if (names !== undefined && isName(text, end + 1) && !isNew(names, text.slice(i, end + 1))) {
          return 'repeated_name'
        }
        i = end
        break
      }
      case OBJECT:
        if (open.push(new Set()) > MAX_DEPTH) return 'too_deep'
        break
      case ARRAY:
        if (open.push(undefined) > MAX_DEPTH) return 'too_deep'
        break
      case OBJECT_END:
      case ARRAY_END:
        open.pop()
    }
  }
  return undefined
}

/** The place of the quote that ends the string that began before `from`. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return text.length
}

function isName(text: string, after: number): boolean {
  let next = after
  while (text.charCodeAt(next) <= 0x20) next++
  return text.charCodeAt(next) === COLON
}

function isNew(names: Set<string>, quoted: string): boolean {
  const known = names.size
  return names.add(quoted.includes('\\') ? unescaped(quoted) : quoted).size > known
}

/** `"\u0061"` is the same name as `"a"`; what is no string stays as it is. */
function unescaped(quoted: string): string {
  try {
    return `"${JSON.parse(quoted)}"`
  } catch {
    return quoted
  }
}
