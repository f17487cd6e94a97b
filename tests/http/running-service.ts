import { Effect } from 'effect'
import { afterAll, beforeAll, expect } from 'vitest'
import type { StreamBounds } from '../../adapters/http/changes/stream-bounds.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { createApiKey } from '../../application/create-api-key.ts'
import { ApiKeys } from '../../application/ports.ts'
import { type Configuration, readConfiguration } from '../../bootstrap/configuration.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import { type Service, startService } from '../../bootstrap/service.ts'
import { openStorage } from '../../bootstrap/storage.ts'
import type { ServiceCredential } from '../../domain/access/service-credential.ts'
import { KeyName } from '../../domain/text.ts'
import { watchedLogger } from '../canary/watched-logger.ts'
import { made } from '../made.ts'
import { DocumentedAnswers } from './documented-answers.ts'

/** What goes along with a request. */
export type CallOptions = {
  readonly token?: string | undefined
  readonly json?: unknown
  readonly headers?: Record<string, string>
  /** Sent as it is, instead of `json`. */
  readonly body?: RequestInit['body']
}

/** An answer with its body read: JSON where there is any. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  // The tests look into bodies of many shapes, and say what they expect there.
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever the service sent
  readonly body: any
}

/** All tests call from one address: what is limited has tests of its own. */
const MANY = '1000'

/** A real service on a real socket, as a caller sees it. */
export class RunningService {
  readonly #service: Service
  readonly #documented: DocumentedAnswers
  /** Every line that the service has logged. */
  readonly log: string[]

  private constructor(service: Service, documented: DocumentedAnswers, log: string[]) {
    this.#service = service
    this.#documented = documented
    this.log = log
  }

  /** @param memory  what it keeps where the configuration names no database */
  static async start(
    changes: Partial<Configuration>,
    memory = new MemoryStorage(),
    streamBounds: Partial<StreamBounds> = {},
  ): Promise<RunningService> {
    const log: string[] = []
    const configuration = { ...readConfiguration({ PORT: '0', RATE_LIMIT: MANY }), ...changes }
    const logger = watchedLogger(log)
    const storage = openStorage(configuration, logger)
    const { access, webhookNetworks } = configuration
    const opened =
      configuration.storage.kind === 'memory'
        ? { ...storage, ports: memoryPorts(access, memory, webhookNetworks) }
        : storage
    const service = await startService(configuration, logger, () => opened, streamBounds)
    const response = await fetch(`${service.url}/openapi.json`)
    const document = (await response.json()) as ConstructorParameters<typeof DocumentedAnswers>[0]
    return new RunningService(service, new DocumentedAnswers(document), log)
  }

  get url(): string {
    return this.#service.url
  }

  /** Where its metrics are. */
  get metricsPort(): number | undefined {
    return this.#service.metricsPort
  }

  stop(): Promise<void> {
    return this.#service.stop()
  }

  /** A new API key, as `npm run keys` makes it. */
  async apiKey(credential: ServiceCredential): Promise<string> {
    const name = made(KeyName.of('a test'))
    return (await this.#service.run(createApiKey({ name, credential }))).token
  }

  /** An API key that was good once. */
  async revokedApiKey(credential: ServiceCredential): Promise<string> {
    const name = made(KeyName.of('a test'))
    const { key, token } = await this.#service.run(createApiKey({ name, credential }))
    await this.#service.run(
      Effect.flatMap(ApiKeys, (apiKeys) => Effect.promise(() => apiKeys.revoke(key.id))),
    )
    return token
  }

  /** Sends a request, and checks the answer against the OpenAPI document. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { token, json, headers } = options
    const response = await fetch(this.url + path, {
      method,
      headers: {
        // Compressed answers have entity tags of their own: whoever wants one asks for it.
        'Accept-Encoding': 'identity',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...((json !== undefined || options.body !== undefined) && {
        body: options.body ?? JSON.stringify(json),
      }),
    })
    const type = response.headers.get('Content-Type') ?? ''
    const text = type === 'text/event-stream' ? await beginning(response) : await response.text()
    const isJson = /^application\/(problem\+)?json$/.test(type)
    const answer = {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    }
    this.#checkDocumented(method, path, answer)
    return answer
  }

  #checkDocumented(method: string, path: string, { status, headers, body }: Answer): void {
    const [pathOnly = ''] = path.split('?')
    const contentType = headers.get('Content-Type') ?? ''
    expect(this.#documented.faults(method, pathOnly, { status, contentType, body })).toBeUndefined()
    if (status < 400) return
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(body).toMatchObject({
      type: expect.stringMatching(/^urn:meeting-slot-service:problem:[a-z-]+$/),
      title: expect.any(String),
      status,
      detail: expect.any(String),
      instance: `urn:uuid:${headers.get('X-Request-Id')}`,
    })
  }
}

/** What a stream without an end begins with. */
async function beginning({ body }: Response): Promise<string> {
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return Buffer.from(value ?? []).toString()
}

/** A service for the tests of one file. */
export function serviceForFile(
  configuration: Partial<Configuration> | (() => Promise<Partial<Configuration>>) = {},
  memory = new MemoryStorage(),
  streamBounds: Partial<StreamBounds> = {},
): () => RunningService {
  let running: RunningService
  beforeAll(async () => {
    const chosen = typeof configuration === 'function' ? await configuration() : configuration
    running = await RunningService.start(chosen, memory, streamBounds)
  })
  afterAll(() => running.stop())
  return () => running
}
