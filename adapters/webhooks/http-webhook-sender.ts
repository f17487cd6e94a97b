import { request as requestInClear } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Result } from '../../domain/result.ts'
import type { AttemptEnd, NoAnswer } from '../../domain/webhook/delivery.ts'
import type { WebhookTarget } from '../../domain/webhook/webhook.ts'
import {
  ATTEMPT_MS,
  type WebhookMessage,
  type WebhookSender,
  type WebhookUrlRefused,
} from '../../domain/webhook/webhook-sender.ts'
import { admittedLookup, NoConnection } from './admitted-lookup.ts'
import { answeredStatus } from './answered-status.ts'
import type { Network } from './network.ts'
import { ReachableAddresses } from './reachable-addresses.ts'
import { type ResolveName, resolveByDns } from './resolve-by-dns.ts'
import { signedMessage } from './signed-message.ts'
import { addressOf, webhookTarget } from './webhook-target.ts'

/** How a sender sends; everything has a default. */
export type SenderOptions = {
  /** Networks that messages may go to though they are special, also over `http:`; none. */
  readonly networks?: readonly Network[]
  /** Looks names up; the system's name servers. */
  readonly resolve?: ResolveName
  /** How long an attempt may take, looking up and reading the answer included; {@link ATTEMPT_MS}. */
  readonly timeoutMs?: number
  /** The authorities whose certificates are accepted, as PEM; those that Node trusts. */
  readonly authorities?: string
}

/**
 * Sends messages over HTTPS, on a connection for each, and follows no redirect. No connection is made
 * to an address that is not reachable, whatever name leads there.
 */
export class HttpWebhookSender implements WebhookSender {
  readonly #reachable: ReachableAddresses
  readonly #resolve: ResolveName
  readonly #timeoutMs: number
  readonly #authorities: string | undefined

  constructor({ networks = [], resolve, timeoutMs, authorities }: SenderOptions = {}) {
    this.#reachable = new ReachableAddresses(networks)
    this.#resolve = resolve ?? resolveByDns()
    this.#timeoutMs = timeoutMs ?? ATTEMPT_MS
    this.#authorities = authorities
  }

  target(url: string): Result<WebhookTarget, WebhookUrlRefused> {
    return webhookTarget(url, this.#reachable)
  }

  async send(message: WebhookMessage): Promise<AttemptEnd> {
    const signal = AbortSignal.timeout(this.#timeoutMs)
    try {
      return { status: await this.#post(message, signal) }
    } catch (error) {
      return { reason: signal.aborted ? 'timed_out' : reasonOf(error) }
    }
  }

  /** The status of the answer, once the rest of it has come, or enough of it, or the time is up. */
  #post(message: WebhookMessage, signal: AbortSignal): Promise<number> {
    const url = new URL(message.url)
    const protocol = url.protocol as 'http:' | 'https:'
    const address = addressOf(url)
    // An address is connected to as it is, without being looked up.
    if (address !== undefined && !this.#reachable.admits(address, protocol)) {
      throw new NoConnection('address_refused')
    }
    const { body, headers } = signedMessage(message)
    const resolve = (hostname: string) => this.#resolve(hostname, signal)
    const lookup = admittedLookup(this.#reachable, protocol, resolve)
    const options = { method: 'POST', headers, lookup, signal, agent: false as const }
    const sent =
      protocol === 'https:'
        ? requestOverTls(url, { ...options, ca: this.#authorities })
        : requestInClear(url, options)
    const answered = answeredStatus(sent, signal)
    sent.end(body)
    return answered
  }
}

const OF_CERTIFICATES = /^(ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/

function reasonOf(error: unknown): NoAnswer {
  if (error instanceof NoConnection) return error.reason
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return OF_CERTIFICATES.test(code) ? 'certificate_refused' : 'connection_failed'
}
