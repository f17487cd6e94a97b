import type { Steps } from '../../../domain/steps.ts'
import { CalendarStumble } from './calendar-fault.ts'

/** A line of a calendar file, unfolded, without what ends it. */
export type ContentLine = {
  readonly text: string
  /** Its name, in upper case. */
  readonly name: string
  /** Where it begins in the file, counted from 1. */
  readonly number: number
}

/** What says when somebody is busy. Nothing else is looked at, whatever else people keep in a calendar. */
const WANTED = new Set([
  ...['BEGIN', 'END', 'UID', 'RECURRENCE-ID', 'DTSTART', 'DTEND', 'DURATION'],
  ...['RRULE', 'RDATE', 'EXDATE', 'STATUS', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS', 'FREEBUSY'],
  ...['SEQUENCE', 'DTSTAMP'],
  ...['TZID', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-LIC-LOCATION', 'X-WR-TIMEZONE'],
])

/** A longer line is refused: reading the parameters of one takes the library time that grows with the square. */
const MAX_LINE_LENGTH = 64 * 1024

/** After so many lines others may have their turn. */
const LINES_IN_A_TURN = 2_000

/**
 * The lines of a calendar file that say when somebody is busy, in order; what is no content line is
 * passed over, as are all others. Ends of lines may be bare LF, which many programs write.
 * @throws CalendarStumble
 * @see RFC 5545, section 3.1
 */
export function* contentLines(file: string): Steps<readonly ContentLine[]> {
  const lines: ContentLine[] = []
  let pieces: string[] = []
  let length = 0
  let begun = 0
  const finishLine = () => {
    const text = pieces.join('')
    const name = nameOf(text)
    if (WANTED.has(name)) lines.push({ text, name, number: begun })
  }
  let number = 0
  for (let from = file.startsWith('\ufeff') ? 1 : 0; from < file.length; ) {
    number++
    const feed = file.indexOf('\n', from)
    const next = feed === -1 ? file.length : feed + 1
    const end = feed === -1 ? next : feed - (file.charCodeAt(feed - 1) === CR ? 1 : 0)
    const first = file.charCodeAt(from)
    if (first === SPACE || first === TAB) {
      // What continues a line that is not wanted need not be put together.
      if (pieces.length > 0) {
        pieces.push(file.slice(from + 1, end))
        length += end - from - 1
      }
    } else {
      finishLine()
      const piece = file.slice(from, end)
      const name = nameOf(piece)
      // A line may be folded inside its name.
      pieces = name === '' || WANTED.has(name) ? [piece] : []
      length = piece.length
      begun = number
    }
    if (pieces.length > 0 && length > MAX_LINE_LENGTH) {
      throw new CalendarStumble({ _tag: 'UnreadableCalendar', reason: 'too_long', line: begun })
    }
    from = next
    if (number % LINES_IN_A_TURN === 0) yield
  }
  finishLine()
  return lines
}

const [CR, TAB, SPACE] = [0x0d, 0x09, 0x20]

const nameOf = (line: string): string => /^[A-Za-z\d-]+(?=[;:])/.exec(line)?.[0].toUpperCase() ?? ''
