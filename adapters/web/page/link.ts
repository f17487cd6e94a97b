import {
  type EventLink,
  eventLink,
  readEventLink,
} from '../../../clients/typescript/source/event-link.ts'
import { SERVICE_URL } from './service.ts'

/** What a link of the page says: which event, and as whom. */
export type Link = Omit<EventLink, 'url'>

/**
 * Reads the fragment of an address of the page.
 *
 * @returns undefined where no event is named
 */
export const readLink = (fragment: string): Link | undefined =>
  readEventLink(new URL(fragment, SERVICE_URL).href)

/** The whole address, as one sends it to somebody. */
export const addressOf = (link: Link): string => eventLink({ ...link, url: SERVICE_URL })

/** The fragment that {@link readLink} reads. */
export const fragmentOf = (link: Link): string => new URL(addressOf(link)).hash
