import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type CallOptions, type Reply, sent } from './caller.ts'

const PROBE_EVERY_MS = 100

/** An instance, as the balancer sees it. */
type Target = { readonly url: string; readonly agent: Agent; isReady: boolean }

/**
 * What stands before several instances, as strict as balancers come: it asks each for `/ready`
 * ten times a second, sends requests in turn to those that were ready when last asked, over
 * connections that it keeps and that `Connection: close` alone makes it close; and it never sends
 * a request twice. (Real ones repeat what is idempotent, or never got a connection. Most writes
 * are neither, so an instance must not leave it at that: from the moment in which it is asked to
 * stop it has to answer until every balancer knows.)
 */
export class Balancer {
  readonly #targets: Target[] = []
  #turn = 0
  #isStopped = false

  /** Sends requests to this instance too, from when it is ready; that is what this waits for. */
  async add(url: string): Promise<void> {
    const target = { url, agent: new Agent({ keepAlive: true }), isReady: false }
    this.#targets.push(target)
    await this.#probe(target)
    void this.#keepProbing(target)
  }

  /** Forgets an instance that is gone. */
  remove(url: string): void {
    const at = this.#targets.findIndex((target) => target.url === url)
    for (const { agent } of this.#targets.splice(at, 1)) agent.destroy()
  }

  stop(): void {
    this.#isStopped = true
    for (const { url } of [...this.#targets]) this.remove(url)
  }

  /** Sends a request to one of the instances; rejects when its connection fails. */
  async call(method: string, path: string, options: CallOptions): Promise<Reply> {
    const ready = this.#targets.filter(({ isReady }) => isReady)
    const target = ready[this.#turn++ % ready.length]
    if (target === undefined) throw new Error('no instance is ready')
    return ask(target.url + path, method, options, target.agent)
  }

  async #keepProbing(target: Target): Promise<void> {
    while (!this.#isStopped && this.#targets.includes(target)) {
      await pause(PROBE_EVERY_MS)
      await this.#probe(target)
    }
  }

  async #probe(target: Target): Promise<void> {
    target.isReady = await ask(`${target.url}/ready`, 'GET', {}, false).then(
      ({ status }) => status === 200,
      () => false,
    )
  }
}

/** Like `call` of the callers, but through an agent. */
async function ask(
  url: string,
  method: string,
  options: CallOptions,
  agent: Agent | false,
): Promise<Reply> {
  const begin = performance.now()
  const { headers, body } = sent(options)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? 0 : Buffer.byteLength(body)
    request(url, { method, agent, headers: { ...headers, 'Content-Length': length } })
      .once('response', resolve)
      .once('error', reject)
      .end(body)
  })
  const text = Buffer.concat(await answer.toArray()).toString()
  return {
    status: answer.statusCode ?? 0,
    headers: new Headers(answer.headers as Record<string, string>),
    body: text === '' ? undefined : JSON.parse(text),
    elapsedMs: performance.now() - begin,
  }
}
