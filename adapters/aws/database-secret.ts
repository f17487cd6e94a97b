import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { z } from 'zod'
import { clientSettings, requestSettings } from './client-settings.ts'
import { SecretRefused, secretFailure } from './secret-errors.ts'

/** As whom to enter the database. */
export type DatabaseCredentials = { readonly user: string; readonly password: string }

/** Where the secret is. */
export type SecretPlace = {
  readonly arn: string
  /** Where AWS answers, in the place of its own addresses. */
  readonly endpoint?: string | undefined
}

/** However many ask, the secret is not read again sooner than this after the last time. */
export const REST_MS = 1_000

/**
 * What RDS writes, and a rotation function after it: of a secret that RDS manages itself `username`
 * and `password` alone, otherwise also `engine`, `host`, `port`, `dbname` and more. Where the database
 * is, its URL says.
 */
const SECRET = z.object({
  username: z.string().min(1).max(128),
  password: z.string().min(1).max(1_024),
  engine: z.enum(['mysql', 'mariadb', 'aurora', 'aurora-mysql']).optional(),
})

/**
 * The credentials of a database in AWS Secrets Manager, read when they are first needed, and again
 * when the database has refused them: a rotation writes the secret shortly before or after it changes
 * the password.
 */
export class DatabaseSecret {
  readonly #place: SecretPlace
  #client: SecretsManagerClient | undefined
  #known: DatabaseCredentials | undefined
  #underWay: Promise<DatabaseCredentials> | undefined
  /** By the clock of `performance.now()`. */
  #readAt = Number.NEGATIVE_INFINITY
  /** Why the last reading failed, if it did. */
  #failure: Error | undefined

  constructor(place: SecretPlace) {
    this.#place = place
  }

  /**
   * The credentials, which are kept once they are known. After a failure it is told again to all who
   * ask within a second.
   * @throws SecretRefused, SecretUnavailable
   */
  async current(): Promise<DatabaseCredentials> {
    return this.#known ?? this.#read()
  }

  /**
   * The credentials after the database has refused these: read again, unless others are known by now,
   * or they have been read just now. Whoever asks at the same time shares one request.
   * @throws SecretRefused, SecretUnavailable
   */
  async renewed(refused: DatabaseCredentials): Promise<DatabaseCredentials> {
    const known = this.#known
    if (known !== undefined && this.#underWay === undefined) {
      const isNews = known.user !== refused.user || known.password !== refused.password
      if (isNews || this.#isResting()) return known
    }
    return this.#read()
  }

  #isResting(): boolean {
    return performance.now() - this.#readAt < REST_MS
  }

  async #read(): Promise<DatabaseCredentials> {
    if (this.#failure !== undefined && this.#isResting()) throw this.#failure
    this.#failure = undefined
    this.#underWay ??= this.#fetch()
      .catch((failure: Error) => {
        this.#failure = failure
        throw failure
      })
      .finally(() => {
        this.#underWay = undefined
        this.#readAt = performance.now()
      })
    return this.#underWay
  }

  async #fetch(): Promise<DatabaseCredentials> {
    const { arn, endpoint } = this.#place
    // The SDK takes a while to load, which only those need wait for who use it.
    const sdk = await import('@aws-sdk/client-secrets-manager')
    this.#client ??= new sdk.SecretsManagerClient({
      ...clientSettings(endpoint),
      region: regionOf(arn),
    })
    const answer = await this.#client
      .send(new sdk.GetSecretValueCommand({ SecretId: arn }), requestSettings())
      .catch((error: unknown) => {
        throw secretFailure(arn, error)
      })
    this.#known = readSecret(arn, answer.SecretString)
    return this.#known
  }
}

/** `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME` */
const regionOf = (arn: string): string => arn.split(':')[3] ?? ''

/** @throws SecretRefused with what is wrong, and nothing of what stands in it */
function readSecret(arn: string, text: string | undefined): DatabaseCredentials {
  if (text === undefined) throw new SecretRefused(`${arn}: it is binary; JSON as text is needed`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // The parser's own message would quote the secret.
    throw new SecretRefused(`${arn}: it is not JSON; RDS writes {"username": …, "password": …}`)
  }
  const parsed = SECRET.safeParse(json)
  if (parsed.success) return { user: parsed.data.username, password: parsed.data.password }
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ')
  throw new SecretRefused(
    `${arn}: wrong or missing in its JSON: ${fields}; RDS writes {"username": …, "password": …} and, where it says so, "engine": "mysql"`,
  )
}
