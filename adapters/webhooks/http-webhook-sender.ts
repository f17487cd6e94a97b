import { type IncomingMessage, request as requestInClear } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Result } from '../../domain/result.ts'
import type { AttemptEnd, NoAnswer } from '../../domain/webhook/delivery.ts'
import type { WebhookTarget } from '../../domain/webhook/webhook.ts'
import type {
  WebhookMessage,
  WebhookSender,
  WebhookUrlRefused,
} from '../../domain/webhook/webhook-sender.ts'
import { admittedLookup, NoConnection, type ResolveName, resolveByDns } from './admitted-lookup.ts'
import type { Network } from './network.ts'
import { ReachableAddresses } from './reachable-addresses.ts'
import { signedMessage } from './signed-message.ts'
import { addressOf, webhookTarget } from './webhook-target.ts'

/** How a sender sends; everything has a default. */
export type SenderOptions = {
  /** Networks that messages may go to though they are special, also over `http:`; none. */
  readonly networks?: readonly Network[]
  /** Looks names up; the system's name servers. */
  readonly resolve?: ResolveName
  /** How long an attempt may take, looking up and reading the answer included; 10 seconds. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000
/** So much of an answer is taken, and dropped, so that its sender need not fail. */
const MOST_ANSWER_BYTES = 64 * 1_024

/**
 * Sends messages over HTTPS, on a connection for each, and follows no redirect. No connection is made
 * to an address that is not reachable, whatever name leads there.
 */
export class HttpWebhookSender implements WebhookSender {
  readonly #reachable: ReachableAddresses
  readonly #resolve: ResolveName
  readonly #timeoutMs: number

  constructor({ networks = [], resolve = resolveByDns, timeoutMs }: SenderOptions = {}) {
    this.#reachable = new ReachableAddresses(networks)
    this.#resolve = resolve
    this.#timeoutMs = timeoutMs ?? TIMEOUT_MS
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
    const lookup = admittedLookup(this.#reachable, protocol, this.#resolve)
    const request = protocol === 'https:' ? requestOverTls : requestInClear
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', headers, lookup, signal, agent: false })
      sent.on('error', reject)
      sent.on('response', (response) => {
        // Whatever becomes of the rest, the receiver has said how it is.
        const end = () => resolve(response.statusCode ?? 0)
        sent.off('error', reject)
        sent.on('error', end)
        drop(response, end)
      })
      sent.end(body)
    })
  }
}

/** Takes the rest of an answer, as far as it may go. */
function drop(response: IncomingMessage, end: () => void): void {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength
    if (bytes >= MOST_ANSWER_BYTES) response.destroy()
  })
  response.on('error', end)
  response.on('close', end)
}

const OF_CERTIFICATES = /^(ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/

function reasonOf(error: unknown): NoAnswer {
  if (error instanceof NoConnection) return error.reason
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return OF_CERTIFICATES.test(code) ? 'certificate_refused' : 'connection_failed'
}
