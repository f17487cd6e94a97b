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
 * Verifies JWT access tokens by the keys that the provider publishes (RFC 9068, RFC 7517). Tokens
 * without expiry, for others, from others, or signed with a shared secret or not at all are refused.
 */
export class OidcAccessTokens implements AccessTokenVerifier {
  readonly #provider: IdentityProvider
  #keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined
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
      const subject = Subject.of(String(payload.sub))
      if (!subject.ok) return refuse({ _tag: 'AccessTokenRefused', reason: 'sub is no subject' })
      const roles = [payload[rolesClaim]].flat()
      const role = SERVICE_ROLES.find((one) => roles.includes(one))
      return ok({ subject: subject.value, role })
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      return refuse({ _tag: 'AccessTokenRefused', reason: reasonOf(error) })
    }
  }

  /** The key that a token names, from the provider if need be. */
  readonly #key: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.#reached(() => this.#jwks())
    if (keys.fresh) return this.#reached(() => keys(header, token))
    if (performance.now() < this.#leaveAloneUntil) {
      throw new IdentityProviderUnavailable('the identity provider failed a moment ago')
    }
    return this.#reached(() => keys(header, token))
  }

  #jwks() {
    const { issuer, jwksUrl } = this.#provider
    if (performance.now() < this.#leaveAloneUntil && this.#keys === undefined) {
      throw new IdentityProviderUnavailable('the identity provider failed a moment ago')
    }
    this.#keys ??= (jwksUrl ? Promise.resolve(jwksUrl) : jwksUrlOf(issuer, FETCH_MS))
      .then((url) =>
        createRemoteJWKSet(url, {
          timeoutDuration: FETCH_MS,
          cacheMaxAge: KEYS_MAX_AGE_MS,
          cooldownDuration: LOOK_AGAIN_MS,
        }),
      )
      .catch((error) => {
        this.#keys = undefined
        throw error
      })
    return this.#keys
  }

  /** What the provider answers; whatever is not about the token itself is a failure to reach it. */
  async #reached<Value>(ask: () => Promise<Value>): Promise<Value> {
    try {
      return await ask()
    } catch (error) {
      if (isAboutToken(error) || error instanceof IdentityProviderUnavailable) throw error
      this.#leaveAloneUntil = performance.now() + PAUSE_MS
      const message = 'the keys of the identity provider can’t be had'
      throw new IdentityProviderUnavailable(message, { cause: error })
    }
  }
}

const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

/** The library's code, and the claim that it is about: neither holds anything of the token. */
const reasonOf = (error: errors.JOSEError): string =>
  error instanceof errors.JWTClaimValidationFailed ? `${error.code} ${error.claim}` : error.code
