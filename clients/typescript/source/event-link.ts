/** A link of the service's page: which event, where, and as whom. */
export type EventLink = {
  /** Where the service is, base path included. */
  readonly url: string
  readonly eventId: string
  /** Undefined only where the service asks for none. */
  readonly token?: string | undefined
  /** What an organizer invites others with; in links for organizers alone. */
  readonly joinToken?: string | undefined
}

const FRAGMENT = /^#(evt_[0-9a-z]{26})(?:\/([\w-]{1,128}))?(?:\/([\w-]{1,128}))?$/

/**
 * Reads `https://slots.example.com/#evt_…/token` or `…/token/join-token`.
 * @returns undefined when it is no such link
 */
export function readEventLink(text: string): EventLink | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin, pathname, hash } = new URL(text)
  const [, eventId, token, joinToken] = FRAGMENT.exec(hash) ?? []
  if (eventId === undefined || !/^https?:$/.test(protocol)) return undefined
  return { url: origin + pathname, eventId, token, joinToken }
}

/**
 * The link that {@link readEventLink} reads. What stands behind the `#` stays with whoever opens it:
 * a browser sends it to nobody (RFC 9110, section 7.1).
 */
export function eventLink({ url, eventId, token, joinToken }: EventLink): string {
  const parts = [eventId, token, joinToken].filter((part) => part !== undefined)
  return `${url.endsWith('/') ? url : `${url}/`}#${parts.join('/')}`
}
