import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import {
  type AccessTokenRefused,
  type AccessTokenVerifier,
  IdentityProviderUnavailable,
  type VerifiedToken,
} from '../../domain/access/access-token-verifier.ts'
import { SERVICE_ROLES } from '../../domain/access/service-credential.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { Subject } from '../../domain/user/user.ts'
import { jwksUrlOf } from './discovery.ts'

/** The identity provider whose access tokens are good here. */
export type IdentityProvider = {
  /** What it calls itself: the claim `iss` of its tokens. */
  readonly issuer: string
  /** What it calls this service: the claim `aud` of tokens for it. */
  readonly audience: string
  /** Where its keys are; where its discovery document says, unless it is given. */
  readonly jwksUrl?: URL | undefined
  /** The claim with the roles. */
  readonly rolesClaim: string
}

/** Signatures that nobody but the holder of a private key can make. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA']
/** How far the provider's clock may be from ours. */
const CLOCK_TOLERANCE_SECONDS = 30
/** No longer than one would wait for an answer here. */
const FETCH_MS = 3_000
/** Keys that the provider has withdrawn are good no longer than this. */
const KEYS_MAX_AGE_MS = 10 * 60_000
/** Unknown key ids make us look for new keys no more often than this. */
const LOOK_AGAIN_MS = 30_000
/** A provider that failed is left alone for so long: others need not wait for the same silence. */
const PAUSE_MS = 2_000

/**
 * Verifies JWT access tokens by the keys that the provider publishes (RFC 7519, RFC 7517). Tokens
 * without expiry, for others, from others, or signed with a shared secret or not at all are refused.
 */
export class OidcAccessTokens implements AccessTokenVerifier {
  readonly #provider: IdentityProvider
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined
  #fetching: Promise<void> | undefined
  #fetchedAt = Number.NEGATIVE_INFINITY
  #leaveAloneUntil = 0

  constructor(provider: IdentityProvider) {
    this.#provider = provider
  }

  async verify(token: string): Promise<Result<VerifiedToken, AccessTokenRefused>> {
    const { issuer, audience, rolesClaim } = this.#provider
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'sub'],
      })
      const subject = typeof payload.sub === 'string' ? Subject.of(payload.sub) : undefined
      if (!subject?.ok) return refuse({ _tag: 'AccessTokenRefused', reason: 'sub is no subject' })
      const roles = [payload[rolesClaim]].flat()
      const role = SERVICE_ROLES.find((one) => roles.includes(one))
      return ok({ subject: subject.value, role })
    } catch (error) {
      if (error instanceof IdentityProviderUnavailable) throw error
      return refuse({ _tag: 'AccessTokenRefused', reason: reasonOf(error) })
    }
  }

  /** The key that a token names; from the provider where what is known of it does not do. */
  readonly #key: JWTVerifyGetKey = async (header, token) => {
    if (this.#keys?.fresh !== true) await this.#fetch()
    try {
      return await this.#known(header, token)
    } catch (error) {
      const isNews = error instanceof errors.JWKSNoMatchingKey
      if (!isNews || performance.now() < this.#fetchedAt + LOOK_AGAIN_MS) throw error
      await this.#fetch()
      return this.#known(header, token)
    }
  }

  #known: JWTVerifyGetKey = (header, token) => {
    if (this.#keys === undefined) throw new errors.JWKSNoMatchingKey()
    return this.#keys(header, token)
  }

  /** Fetches the provider's keys, once for all who wait for them. */
  async #fetch(): Promise<void> {
    if (performance.now() < this.#leaveAloneUntil) {
      throw new IdentityProviderUnavailable('the identity provider failed a moment ago')
    }
    this.#fetching ??= this.#load().finally(() => {
      this.#fetching = undefined
    })
    try {
      await this.#fetching
    } catch (cause) {
      throw new IdentityProviderUnavailable('the keys of the identity provider can’t be had', {
        cause,
      })
    }
  }

  async #load(): Promise<void> {
    const { issuer, jwksUrl } = this.#provider
    try {
      // Where the keys are may have changed when they are not to be had there any more.
      if (this.#keys?.fresh !== true) {
        const url = jwksUrl ?? (await jwksUrlOf(issuer, FETCH_MS))
        const options = { timeoutDuration: FETCH_MS, cacheMaxAge: KEYS_MAX_AGE_MS }
        // When to look again is decided here.
        this.#keys = createRemoteJWKSet(url, { ...options, cooldownDuration: Infinity })
      }
      await this.#keys.reload()
      this.#fetchedAt = performance.now()
    } catch (error) {
      this.#leaveAloneUntil = performance.now() + PAUSE_MS
      throw error
    }
  }
}

/** The library's code, and the claim that it is about: neither holds anything of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.code} ${error.claim}`
  // A key of the provider's that can't be used, by a rule of the system.
  return error instanceof errors.JOSEError ? error.code : String(error)
}
