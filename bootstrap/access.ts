import { z } from 'zod'
import type { IdentityProvider } from '../adapters/oidc/oidc-access-tokens.ts'
import { randomApiKeyIssuer } from '../adapters/system/random-api-key-issuer.ts'
import type { TokenHash } from '../domain/access/grant.ts'
import { BadVariable, refusal, type Variable } from './variable.ts'

/** Who gets in, and by what. */
export type Access = {
  readonly control: 'on' | 'off'
  /** Who may create events. */
  readonly eventCreation: 'anybody' | 'credentials'
  /** Whose access tokens are good; nobody's unless it is set. */
  readonly identityProvider?: IdentityProvider | undefined
  /** The one API key of a service that keeps everything in memory, where none can be made. */
  readonly adminKey?: TokenHash | undefined
}

/** An address that nobody on the way can answer for; only this machine itself is reached without TLS. */
function isSafeUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}

const optionalUrl = (): Variable<string> => ({
  allowed:
    'empty, or an address such as https://login.example.com, with https unless on this machine',
  schema: z.string().refine((text) => text === '' || isSafeUrl(text)),
  fallback: '',
})

/** The variables that decide who gets in. */
export const ACCESS_VARIABLES = {
  ACCESS_CONTROL: { allowed: 'on or off', schema: z.enum(['on', 'off']), fallback: 'on' },
  ANONYMOUS_EVENTS: { allowed: 'on or off', schema: z.enum(['on', 'off']), fallback: 'on' },
  OIDC_ISSUER: optionalUrl(),
  OIDC_AUDIENCE: { allowed: 'a text', schema: z.string(), fallback: '' },
  OIDC_JWKS_URL: optionalUrl(),
  OIDC_ROLES_CLAIM: {
    allowed: 'the name of a claim',
    schema: z.string().min(1),
    fallback: 'roles',
  },
  ADMIN_KEY: {
    allowed: 'empty, or an API key as "npm run keys -- create" makes it',
    schema: z.string().transform((key, context) => {
      const hash = key === '' ? undefined : randomApiKeyIssuer.hash(key)
      if (key !== '' && hash === undefined) context.addIssue({ code: 'custom' })
      return hash
    }),
    fallback: '',
    isSecret: true,
  },
} satisfies Record<string, Variable<unknown>>

/** What stands in the variables. */
export type AccessValues = {
  readonly [Name in keyof typeof ACCESS_VARIABLES]: z.output<
    (typeof ACCESS_VARIABLES)[Name]['schema']
  >
}

/**
 * Who gets in, by what the variables say together.
 *
 * @throws BadVariable where they do not go together
 */
export function accessOf(storage: 'memory' | 'mysql', values: AccessValues): Access {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = values
  if (issuer !== '' && audience === '') {
    throw new BadVariable('OIDC_AUDIENCE: is missing; OIDC_ISSUER needs what it calls this service')
  }
  const adminKey = values.ADMIN_KEY
  if (adminKey !== undefined && storage !== 'memory') {
    throw refusal('ADMIN_KEY', 'its value', 'empty with STORAGE=mysql: use "npm run keys"')
  }
  const jwksUrl = values.OIDC_JWKS_URL
  return {
    control: values.ACCESS_CONTROL,
    eventCreation: values.ANONYMOUS_EVENTS === 'on' ? 'anybody' : 'credentials',
    ...(issuer !== '' && {
      identityProvider: {
        issuer,
        audience,
        jwksUrl: jwksUrl === '' ? undefined : new URL(jwksUrl),
        rolesClaim: values.OIDC_ROLES_CLAIM,
      },
    }),
    adminKey,
  }
}
