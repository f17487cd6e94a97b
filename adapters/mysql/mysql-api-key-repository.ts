import type { ApiKey, ApiKeyId } from '../../domain/access/api-key.ts'
import type { ApiKeyRepository } from '../../domain/access/api-key-repository.ts'
import type { TokenHash } from '../../domain/access/grant.ts'
import type { ServiceCredential, ServiceRole } from '../../domain/access/service-credential.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { UserNotFound } from '../../domain/user/user-repository.ts'
import { lookUp } from './look-up.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import type { SharedLookup } from './shared-lookup.ts'
import { staysRegistered } from './user-rows.ts'

type CredentialRow = { readonly role: ServiceRole; readonly userId: UserId | null }

type KeyRow = CredentialRow & Pick<ApiKey, 'id' | 'name' | 'createdAt'>

/** API keys in MySQL. */
export class MysqlApiKeyRepository implements ApiKeyRepository {
  readonly #database: MysqlDatabase
  readonly #keys: SharedLookup<TokenHash, CredentialRow>

  constructor(database: MysqlDatabase) {
    this.#database = database
    this.#keys = lookUp(
      database,
      'SELECT key_hash AS `key`, role, user_id AS userId FROM api_keys WHERE key_hash IN',
    )
  }

  async find(hash: TokenHash): Promise<ServiceCredential | undefined> {
    const row = await this.#keys.find(hash)
    return row && credentialOf(row)
  }

  async add(
    { id, name, credential, createdAt }: ApiKey,
    hash: TokenHash,
  ): Promise<Result<void, UserNotFound>> {
    const userId = credential.role === 'organizer' ? credential.userId : undefined
    return this.#database.transaction<Result<void, UserNotFound>>(id, async (session) => {
      if (userId !== undefined && !(await staysRegistered(session, userId))) {
        return refuse({ _tag: 'UserNotFound', userId })
      }
      await session.write(
        `INSERT INTO api_keys (key_id, key_hash, name, role, user_id, created_ms)
          VALUES (?, ?, ?, ?, ?, ?)`,
        [id, hash, name, credential.role, userId ?? null, createdAt],
      )
      return ok(undefined)
    })
  }

  async list(): Promise<readonly ApiKey[]> {
    const rows = await this.#database.read((session) =>
      session.rows<KeyRow>(
        `SELECT key_id AS id, name, role, user_id AS userId, created_ms AS createdAt
          FROM api_keys ORDER BY key_id`,
        [],
      ),
    )
    return rows.map(({ id, name, createdAt, ...row }) => ({
      id,
      name,
      credential: credentialOf(row),
      createdAt,
    }))
  }

  async revoke(id: ApiKeyId): Promise<boolean> {
    const revoked = await this.#database.transaction(id, async (session) =>
      ok((await session.write('DELETE FROM api_keys WHERE key_id = ?', [id])) > 0),
    )
    return revoked.ok && revoked.value
  }
}

const credentialOf = ({ role, userId }: CredentialRow): ServiceCredential =>
  role === 'organizer' ? { role, userId: userId ?? undefined } : { role }
