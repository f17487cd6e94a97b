import { createHmac, generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AUDIENCE, IdentityProvider, newKey } from './identity-provider.ts'
import { RunningService } from './running-service.ts'

/** Does something so much later, by all clocks of this process. */
async function later(ms: number, act: () => Promise<void>): Promise<void> {
  const [instant, now] = [Date.now() + ms, performance.now() + ms]
  vi.useFakeTimers({ toFake: ['Date'], now: instant })
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    await act()
  } finally {
    clock.mockRestore()
    vi.useRealTimers()
  }
}

describe('an access token of the identity provider', () => {
  let provider: IdentityProvider
  let service: RunningService
  beforeEach(async () => {
    provider = await IdentityProvider.start()
    service = await RunningService.start({
      access: { control: 'on', eventCreation: 'anybody', identityProvider: provider.trusted },
    })
  })
  afterEach(async () => {
    await service.stop()
    await provider.stop()
  })

  const ADMIN = { sub: 'someone', roles: ['admin'] }
  const statusFor = async (token: string) => (await service.call('GET', '/users', { token })).status

  test('is good until it expires, give or take half a minute', async () => {
    const now = Math.floor(Date.now() / 1_000)
    expect(await statusFor(await provider.token(ADMIN))).toBe(200)
    expect(await statusFor(await provider.token(ADMIN, { expiresAt: now - 5 }))).toBe(200)
    expect(await statusFor(await provider.token(ADMIN, { expiresAt: now - 60 }))).toBe(401)
    expect(await statusFor(await provider.token({ ...ADMIN, nbf: now + 5 }))).toBe(200)
    expect(await statusFor(await provider.token({ ...ADMIN, nbf: now + 60 }))).toBe(401)
  })

  test.each([
    ['for another service', { aud: 'another' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['of nobody', { sub: undefined }],
    ['of somebody without a name', { sub: '' }],
    ['of a number', { sub: 5 }],
    ['of a list', { sub: ['admin'] }],
  ])('%s is not good', async (_title, claims) => {
    expect(await statusFor(await provider.token({ ...ADMIN, ...claims }))).toBe(401)
  })

  test('that never expires is not good', async () => {
    expect(await statusFor(await provider.token(ADMIN, { expiresAt: null }))).toBe(401)
  })

  test('that nobody has signed, or somebody else, is not good', async () => {
    const token = await provider.token(ADMIN)
    const [head, payload, signature] = token.split('.') as [string, string, string]
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString())
    const jwks = await (await fetch(`${provider.issuer}/jwks`)).json()
    const shared = createHmac('sha256', JSON.stringify(jwks.keys[0]))
    const symmetric = `${part({ alg: 'HS256', kid })}.${payload}`
    const forgeries = [
      `${part({ alg: 'none' })}.${payload}.`,
      `${part({ alg: 'none', kid })}.${payload}.${signature}`,
      `${symmetric}.${shared.update(symmetric).digest('base64url')}`,
      `${head}.${part({ ...ADMIN, iss: provider.issuer, aud: AUDIENCE, exp: 9e9 })}.${signature}`,
      await provider.token(ADMIN, { key: await newKey() }),
      await provider.token(ADMIN, { key: { ...(await newKey()), id: kid } }),
    ]
    for (const forgery of forgeries)
      expect([forgery, await statusFor(forgery)]).toEqual([forgery, 401])
    expect(await statusFor(token)).toBe(200)
  })

  test('gives the highest role that it names, and none if it names none', async () => {
    const withRoles = async (roles: unknown) =>
      statusFor(await provider.token({ sub: 'someone', roles }))
    expect(await withRoles(['reader', 'admin', 'other'])).toBe(200)
    expect(await withRoles('admin')).toBe(200)
    for (const roles of [
      ['reader'],
      ['Admin'],
      [],
      undefined,
      7,
      { admin: true },
      'reader admin',
    ]) {
      expect(await withRoles(roles)).toBe(403)
    }
  })

  test('acts for the user who is registered for its subject', async () => {
    const admin = await provider.token(ADMIN)
    const olga = { name: 'Olga', email: 'olga@example.com', subject: 'idp|olga' }
    const { body } = await service.call('POST', '/users', { token: admin, json: olga })
    const path = `/users/${body.user_id}`
    const as = async (sub: string) => {
      const token = await provider.token({ sub, roles: ['organizer'] })
      return (await service.call('GET', path, { token })).status
    }
    expect([await as('idp|olga'), await as('idp|other')]).toEqual([200, 403])
    await service.call('PATCH', path, { token: admin, json: { subject: 'idp|other' } })
    expect([await as('idp|olga'), await as('idp|other')]).toEqual([403, 200])
    await service.call('PATCH', path, { token: admin, json: { subject: null } })
    expect([await as('idp|olga'), await as('idp|other')]).toEqual([403, 403])
  })

  test('goes on being good while the provider is down, as long as its key is known', async () => {
    const token = await provider.token(ADMIN)
    expect(await statusFor(token)).toBe(200)
    provider.state = 'down'
    expect(await statusFor(token)).toBe(200)
  })

  test.each(['down', 'silent'] as const)(
    'can’t be told from a bad one while the provider is %s and its key unknown',
    async (state) => {
      provider.state = state
      const token = await provider.token(ADMIN)
      const { status, headers, body } = await service.call('GET', '/users', { token })
      expect([status, headers.get('Retry-After')]).toEqual([503, '2'])
      expect(body.title).toBe('Identity provider unavailable')
      expect(await statusFor(await service.apiKey({ role: 'admin' }))).toBe(200)
    },
  )

  test.each([
    ['down', 0],
    ['keyless', 1],
  ] as const)('makes nobody wait for a provider that was %s a moment ago', async (state, asked) => {
    provider.state = state
    const token = await provider.token(ADMIN)
    for (let i = 0; i < 20; i++) expect(await statusFor(token)).toBe(503)
    expect(provider.askedForKeys).toBe(asked)
  })

  test('of an unknown key asks a provider that is down once, whoever else is known', async () => {
    const known = await provider.token(ADMIN)
    expect(await statusFor(known)).toBe(200)
    provider.state = 'down'
    const unknown = await provider.token(ADMIN, { key: await newKey() })
    await later(31_000, async () => {
      for (let i = 0; i < 10; i++) expect(await statusFor(unknown)).toBe(503)
      expect(await statusFor(known)).toBe(200)
    })
    expect(provider.askedForKeys).toBe(2)
  })

  test('is good no longer than ten minutes after the keys were told', async () => {
    const token = await provider.token(ADMIN, { expiresAt: '1 hour' })
    expect(await statusFor(token)).toBe(200)
    provider.state = 'down'
    await later(9 * 60_000, async () => expect(await statusFor(token)).toBe(200))
    await later(11 * 60_000, async () => expect(await statusFor(token)).toBe(503))
  })

  test.each([
    ['speaks of another', () => ({ issuer: 'https://elsewhere.example' })],
    ['has its keys where anybody can change them', () => ({ jwks_uri: 'http://keys.example/' })],
  ])('can’t be told from a bad one where the provider %s', async (_title, metadata) => {
    provider.metadata = metadata()
    expect(await statusFor(await provider.token(ADMIN))).toBe(503)
  })

  test('can’t be told from a bad one where the provider sends us elsewhere', async () => {
    provider.movedTo = '/elsewhere'
    expect(await statusFor(await provider.token(ADMIN))).toBe(503)
    expect(provider.askedForKeys).toBe(0)
  })

  test('by a key that can’t be used is not good, and harms no other', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = { ...publicKey.export({ format: 'jwk' }), kid: 'weak', alg: 'RS256' }
    const torn = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'torn', alg: 'ES256' }
    provider.moreKeys = [weak, torn]
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const { kid, alg } of [weak, torn]) {
      const [, payload] = (await provider.token(ADMIN)).split('.')
      expect(await statusFor(`${part({ alg, kid })}.${payload}.c2lnbmVk`)).toBe(401)
    }
    expect(await statusFor(await provider.token(ADMIN))).toBe(200)
  })

  test('is good again once the provider is', async () => {
    provider.state = 'down'
    const token = await provider.token(ADMIN)
    expect(await statusFor(token)).toBe(503)
    provider.state = 'up'
    await expect.poll(() => statusFor(token), { timeout: 10_000 }).toBe(200)
  })

  test('of an unknown key makes the service look for new keys, though not over and over', async () => {
    expect(await statusFor(await provider.token(ADMIN))).toBe(200)
    await provider.rotate()
    const asked = provider.askedForKeys
    const token = await provider.token(ADMIN)
    for (let i = 0; i < 10; i++) expect(await statusFor(token)).toBe(401)
    expect(provider.askedForKeys).toBe(asked)
  })

  test('of a key that the provider has changed to is good half a minute later', async () => {
    const old = await provider.token(ADMIN)
    expect(await statusFor(old)).toBe(200)
    await provider.rotate()
    await later(31_000, async () => {
      expect(await statusFor(await provider.token(ADMIN))).toBe(200)
      expect(await statusFor(old)).toBe(401)
    })
  })

  test('is nowhere in the log, whatever it was refused for', async () => {
    const tokens = [
      await provider.token(ADMIN),
      await provider.token({ ...ADMIN, aud: 'another' }),
      await provider.token(ADMIN, { key: await newKey() }),
    ]
    for (const token of tokens) await statusFor(token)
    const log = service.log.join('')
    for (const token of tokens) expect(log).not.toContain(token.split('.')[1])
    expect(log).toContain('ERR_JWT_CLAIM_VALIDATION_FAILED aud')
  })
})
