import { fragmentOf, type Link, readLink } from './link.ts'
import { SERVICE_URL } from './service.ts'

/** An event that somebody has been to with this browser. */
export type Remembered = { readonly link: Link; readonly title: string }

/** Two services may be behind one origin, each with its own base path. */
const KEY = `meeting-slots:${new URL(SERVICE_URL).pathname}`
const MAX_REMEMBERED = 20

/**
 * The events that this browser has links of its own to, the last one first. Whoever follows an
 * invitation for the second time finds their answer by it.
 */
export function remembered(): readonly Remembered[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(readEntry) : []
  } catch {
    // Storage may be switched off, or full of what is not ours: the page works without.
    return []
  }
}

/** The link to an event that this browser has. */
export const rememberedLink = (eventId: string): Link | undefined =>
  remembered().find(({ link }) => link.eventId === eventId)?.link

/**
 * Keeps a link to an event, instead of the one that was kept of it before; but an organizer's, which
 * nobody can make anew, gives way to nobody else's.
 */
export function remember(entry: Remembered): void {
  const before = rememberedLink(entry.link.eventId)
  if (before?.joinToken !== undefined && entry.link.joinToken === undefined) return
  const others = remembered().filter(({ link }) => link.eventId !== entry.link.eventId)
  keep(withoutSurplus([entry, ...others]))
}

/** All that there is room for: the oldest has to go, and an organizer's only where all are. */
function withoutSurplus(entries: readonly Remembered[]): readonly Remembered[] {
  if (entries.length <= MAX_REMEMBERED) return entries
  const oldest = entries.findLastIndex(({ link }) => link.joinToken === undefined)
  return entries.toSpliced(oldest > 0 ? oldest : -1, 1)
}

/** Keeps this link no more, where it is the one that is kept. */
export const forget = ({ eventId, token }: Link): void =>
  keep(remembered().filter(({ link }) => link.eventId !== eventId || link.token !== token))

function keep(entries: readonly Remembered[]): void {
  const written = entries.map(({ link, title }) => ({ fragment: fragmentOf(link), title }))
  try {
    localStorage.setItem(KEY, JSON.stringify(written))
  } catch {
    // As above.
  }
}

function readEntry(entry: unknown): Remembered[] {
  const { fragment, title } = Object(entry) as Record<string, unknown>
  const link = typeof fragment === 'string' ? readLink(fragment) : undefined
  return link !== undefined && typeof title === 'string' ? [{ link, title }] : []
}
