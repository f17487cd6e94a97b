import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** A pair of keys, and what the provider calls it. */
type SigningKey = {
  readonly id: string
  readonly pair: Awaited<ReturnType<typeof generateKeyPair>>
}

/** What this service is called by the provider. */
export const AUDIENCE = 'meeting-slots'

/** A real identity provider on a real socket: it publishes its keys, and signs access tokens. */
export class IdentityProvider {
  readonly #server: Server
  #keys: readonly SigningKey[]
  /** `down` answers 500, `silent` nothing at all. */
  state: 'up' | 'down' | 'silent' = 'up'
  /** How often its keys were asked for. */
  askedForKeys = 0

  private constructor(server: Server, key: SigningKey) {
    this.#server = server
    this.#keys = [key]
  }

  static async start(): Promise<IdentityProvider> {
    const server = createServer()
    const provider = new IdentityProvider(server, await newKey())
    server.on('request', async (request, response) => {
      if (provider.state === 'silent') return
      if (request.url === '/jwks') provider.askedForKeys++
      const body = request.url === '/jwks' ? await provider.#publishedKeys() : provider.#metadata()
      response.writeHead(provider.state === 'up' ? 200 : 500, {
        'Content-Type': 'application/json',
      })
      response.end(JSON.stringify(body))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return provider
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a service needs to know to trust it. */
  get trusted() {
    return { issuer: this.issuer, audience: AUDIENCE, rolesClaim: 'roles' }
  }

  /** Signs with a new key from now on, and publishes no other. */
  async rotate(): Promise<void> {
    this.#keys = [await newKey()]
  }

  /** An access token that is good, but for what is said. */
  async token(
    claims: Record<string, unknown>,
    changes: { readonly expiresAt?: number | string; readonly key?: SigningKey } = {},
  ): Promise<string> {
    const { id, pair } = changes.key ?? (this.#keys[0] as SigningKey)
    return new SignJWT({ iss: this.issuer, aud: AUDIENCE, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: id, typ: 'at+jwt' })
      .setIssuedAt()
      .setExpirationTime(changes.expiresAt ?? '5 minutes')
      .sign(pair.privateKey)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #metadata() {
    return { issuer: this.issuer, jwks_uri: `${this.issuer}/jwks` }
  }

  async #publishedKeys() {
    const keys = this.#keys.map(async ({ id, pair }) => ({
      ...(await exportJWK(pair.publicKey)),
      kid: id,
      alg: 'ES256',
      use: 'sig',
    }))
    return { keys: await Promise.all(keys) }
  }
}

/** A key that no provider has published. */
export async function newKey(): Promise<SigningKey> {
  return { id: crypto.randomUUID(), pair: await generateKeyPair('ES256', { extractable: true }) }
}
