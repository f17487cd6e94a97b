import { DatabaseSecret } from '../adapters/aws/database-secret.ts'
import { SecretRefused, SecretUnavailable } from '../adapters/aws/secret-errors.ts'
import { SchemaRefused } from '../adapters/mysql/migrate.ts'
import type { MysqlServers } from '../adapters/mysql/mysql-database.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { Aws } from './aws.ts'

/** The servers that the configuration names; with credentials from the secret, where it names one. */
export function mysqlServers({ primary, replica }: MysqlServers, aws: Aws): MysqlServers {
  const { databaseSecretArn: arn, endpoint } = aws
  if (arn === undefined) return { primary, replica }
  const credentials = new DatabaseSecret({ arn, endpoint })
  return {
    primary: { ...primary, credentials },
    replica: replica && { ...replica, credentials },
  }
}

/** Why the database can't be used until somebody changes something, in a line; nothing where it may pass. */
export function whyRefused(error: unknown): string | undefined {
  if (error instanceof SchemaRefused) return `DATABASE_URL: ${error.message}`
  if (error instanceof SecretRefused) return `DB_SECRET_ARN: ${error.message}`
  return undefined
}

/** The same for a command, which does not wait for what may pass. */
export function whyUnavailable(error: unknown): string | undefined {
  if (error instanceof StorageUnavailable) return `DATABASE_URL: ${error.message}`
  if (error instanceof SecretUnavailable) return `DB_SECRET_ARN: ${error.message}`
  return whyRefused(error)
}
