import { ok, type Result, refuse } from '../../domain/result.ts'
import {
  MAX_URL_LENGTH,
  type WebhookTarget,
  type WebhookUrl,
} from '../../domain/webhook/webhook.ts'
import type { WebhookUrlRefused } from '../../domain/webhook/webhook-sender.ts'
import { familyOf } from './network.ts'
import type { ReachableAddresses } from './reachable-addresses.ts'

/**
 * The URL as it will be called, unless it can be seen that no message would go there. Addresses have
 * many spellings (`0x7f.1`, `2130706433`), of which parsing leaves one.
 */
export function webhookTarget(
  text: string,
  reachable: ReachableAddresses,
): Result<WebhookTarget, WebhookUrlRefused> {
  const url = URL.parse(text)
  if (url === null || !mayLeadSomewhere(url)) return refused('not_a_url')
  // A fragment is never sent.
  url.hash = ''
  if (text.length > MAX_URL_LENGTH || url.href.length > MAX_URL_LENGTH) return refused('too_long')
  const { protocol, host, href } = url
  if (!isSpoken(protocol)) return refused('not_https')
  if (url.username !== '' || url.password !== '') return refused('has_credentials')
  const address = addressOf(url)
  if (address === undefined) {
    if (LOCAL_NAME.test(url.hostname)) return refused('local_name')
    // A name may lead into an allowed network, where there is one.
    if (protocol === 'http:' && !reachable.hasAllowed) return refused('not_https')
  } else if (!reachable.admits(address, protocol)) {
    const isSpecial = !reachable.admits(address, 'https:')
    return refused(isSpecial ? 'special_address' : 'not_https')
  }
  return ok({ url: href as WebhookUrl, host })
}

/** Names that every machine keeps for itself (RFC 6761, section 6.3). */
const LOCAL_NAME = /(^|\.)localhost\.?$/

const mayLeadSomewhere = ({ hostname, port }: URL) =>
  hostname.length <= LONGEST_NAME && !EMPTY_LABEL.test(hostname) && port !== '0'

/** Only the last may be empty, which is the root's. */
const EMPTY_LABEL = /^\.|\.\./

/** A name that is longer leads nowhere (RFC 1035, 2.3.4), but for a full stop at its end. */
const LONGEST_NAME = 254

/** The address that stands in a URL in the place of a name. */
export function addressOf({ hostname }: URL): string | undefined {
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  return familyOf(address) === undefined ? undefined : address
}

const isSpoken = (protocol: string): protocol is 'http:' | 'https:' =>
  protocol === 'https:' || protocol === 'http:'

const refused = (reason: WebhookUrlRefused['reason']): Result<never, WebhookUrlRefused> =>
  refuse({ _tag: 'WebhookUrlRefused', reason })
