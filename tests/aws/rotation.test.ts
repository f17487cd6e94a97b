import { randomBytes } from 'node:crypto'
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { canary } from '../canary/canary.ts'
import { exampleEvent } from '../http/example-event.ts'
import { hasServer } from '../mysql/test-database.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { EMULATED_ACCOUNT } from '../servers/aws-emulator.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { emulator, inEmulatedAccount } from './emulated.ts'

describe.skipIf(emulator === undefined || !hasServer)('a service with a secret', () => {
  inEmulatedAccount()
  const user = `rotated_${randomBytes(4).toString('hex')}`
  const manager = new SecretsManagerClient({
    endpoint: emulator?.url ?? '',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEMULATED', secretAccessKey: 'emulated' },
  })
  let fresh: FreshDatabase
  let arn: string
  /** As the service is told where its database is: without a user. */
  let place: URL

  const newPassword = () => {
    const password = randomBytes(16).toString('hex')
    canary.keep(password)
    return password
  }
  const secretWith = (password: string) => JSON.stringify({ username: user, password })
  const administer = async (...statements: readonly string[]): Promise<void> => {
    const connection = await createConnection(fresh.url)
    for (const statement of statements) await connection.query(statement)
    await connection.end()
  }

  beforeAll(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    place = new URL(fresh.url)
    place.username = ''
    place.password = ''
    const password = newPassword()
    await administer(
      `CREATE USER ${user} IDENTIFIED BY '${password}'`,
      `GRANT ALL ON ${place.pathname.slice(1)}.* TO ${user}`,
    )
    const created = await manager.send(
      new CreateSecretCommand({ Name: `slots-${user}`, SecretString: secretWith(password) }),
    )
    arn = created.ARN ?? ''
  })
  afterAll(async () => {
    await administer(`DROP USER ${user}`)
    await fresh.drop()
  })

  const environment = () => ({
    PORT: '0',
    STORAGE: 'mysql',
    DATABASE_URL: place.href,
    DB_SECRET_ARN: arn,
    AWS_ENDPOINT_URL: emulator?.url ?? '',
    ...EMULATED_ACCOUNT,
  })

  /** How many connections the server has refused. */
  const refusals = async (): Promise<number> => {
    const connection = await createConnection(fresh.url)
    const [rows] = await connection.query("SHOW GLOBAL STATUS LIKE 'Aborted_connects'")
    await connection.end()
    return Number((rows as { Value: string }[])[0]?.Value)
  }

  test('loses no request while its password is changed', async () => {
    const service = new ServiceProcess(environment())
    const url = await service.url()
    const statuses: number[] = []
    let isOver = false
    const work = async () => {
      while (!isOver) {
        const created = await fetch(`${url}/events`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(exampleEvent),
        })
        const { event_id, organizer_token } = (await created.json()) as Record<string, string>
        const read = await fetch(`${url}/events/${event_id}/recommendations`, {
          headers: { Authorization: `Bearer ${organizer_token}` },
        })
        await read.arrayBuffer()
        statuses.push(created.status, read.status)
      }
    }
    const more = async (count: number) => {
      const before = statuses.length
      await expect.poll(() => statuses.length, { timeout: 20_000 }).toBeGreaterThan(before + count)
    }

    const callers = [work()]
    await more(20)
    const password = newPassword()
    const refusedBefore = await refusals()
    // As a rotation does it: the server first, and then the secret.
    await administer(`ALTER USER ${user} IDENTIFIED BY '${password}'`)
    // They need more connections than there are, which the server refuses for now.
    callers.push(...Array.from({ length: 15 }, work))
    await expect.poll(refusals, { interval: 10 }).toBeGreaterThan(refusedBefore + 3)
    await manager.send(
      new PutSecretValueCommand({ SecretId: arn, SecretString: secretWith(password) }),
    )
    await more(500)
    isOver = true
    await Promise.all(callers)
    service.signal('SIGTERM')
    const { stdout } = await service.ended()
    expect([...new Set(statuses)].toSorted()).toEqual([200, 201])
    expect(stdout).not.toContain('"level":"error"')
  })

  test('that does not exist is refused in one line', async () => {
    const nowhere = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:nowhere-AbCdEf'
    const ended = await new ServiceProcess({ ...environment(), DB_SECRET_ARN: nowhere }).ended()
    expect(ended).toMatchObject({
      code: 1,
      stderr: `DB_SECRET_ARN: ${nowhere}: there is no such secret, or it has no current version; check the ARN and its region\n`,
    })
  })
})
