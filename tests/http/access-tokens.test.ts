import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AUDIENCE, IdentityProvider, newKey } from './identity-provider.ts'
import { RunningService } from './running-service.ts'

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
  ])('%s is not good', async (_title, claims) => {
    expect(await statusFor(await provider.token({ ...ADMIN, ...claims }))).toBe(401)
  })

  test('that never expires is not good', async () => {
    const [head, payload, signature] = (await provider.token(ADMIN)).split('.') as [
      string,
      string,
      string,
    ]
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    delete claims.exp
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url')
    expect(await statusFor([head, forged, signature].join('.'))).toBe(401)
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

  test('makes nobody wait for a provider that failed a moment ago', async () => {
    provider.state = 'down'
    const token = await provider.token(ADMIN)
    for (let i = 0; i < 20; i++) expect(await statusFor(token)).toBe(503)
    expect(provider.askedForKeys).toBe(0)
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
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
    try {
      expect(await statusFor(await provider.token(ADMIN))).toBe(200)
      expect(await statusFor(old)).toBe(401)
    } finally {
      vi.useRealTimers()
    }
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
