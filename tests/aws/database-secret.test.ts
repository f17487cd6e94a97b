import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseSecret, REST_MS } from '../../adapters/aws/database-secret.ts'
import { SecretRefused, SecretUnavailable } from '../../adapters/aws/secret-errors.ts'
import { canary } from '../canary/canary.ts'
import { freePort } from '../servers/free-port.ts'
import { Between } from './between.ts'
import { emulator, inEmulatedAccount } from './emulated.ts'

const PASSWORD = 'the-password-of-nobody'

describe.skipIf(emulator === undefined)('the secret of a database', () => {
  inEmulatedAccount()
  const { url: emulatorUrl } = emulator ?? { url: '' }
  const manager = new SecretsManagerClient({
    endpoint: emulatorUrl,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEMULATED', secretAccessKey: 'emulated' },
  })
  let between: Between
  beforeEach(async () => {
    between = await Between.start(emulatorUrl)
  })
  afterEach(() => between.stop())

  /** A new secret with this in it. */
  async function secretOf(value: string | Uint8Array | object): Promise<string> {
    const text =
      typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)
    const { ARN } = await manager.send(
      new CreateSecretCommand({
        Name: `slots-${crypto.randomUUID()}`,
        ...(typeof text === 'string' ? { SecretString: text } : { SecretBinary: text }),
      }),
    )
    return ARN ?? ''
  }
  const put = (arn: string, value: object) =>
    manager.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify(value) }))
  const open = (arn: string) => new DatabaseSecret({ arn, endpoint: between.url })

  test.each([
    ['by RDS itself', { username: 'admin', password: PASSWORD }],
    [
      'by a rotation function',
      {
        engine: 'mysql',
        host: 'slots.abc.eu-central-1.rds.amazonaws.com',
        port: 3306,
        username: 'admin',
        password: PASSWORD,
        dbname: 'slots',
        dbInstanceIdentifier: 'slots',
      },
    ],
  ])('is read as it is written %s', async (_, value) => {
    expect(await open(await secretOf(value)).current()).toEqual({
      user: 'admin',
      password: PASSWORD,
    })
  })

  test('is read once, however many ask for it, and however often', async () => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    await Promise.all(Array.from({ length: 20 }, () => secret.current()))
    await secret.current()
    expect(between.count).toBe(1)
  })

  test('is read again once for all whom the database has refused', async () => {
    const arn = await secretOf({ username: 'admin', password: PASSWORD })
    const secret = open(arn)
    const refused = await secret.current()
    await put(arn, { username: 'admin', password: 'another-one' })
    await pause(REST_MS + 50)
    const renewed = await Promise.all(Array.from({ length: 20 }, () => secret.renewed(refused)))
    expect(new Set(renewed.map(({ password }) => password))).toEqual(new Set(['another-one']))
    // Who comes later with the old one is told of the new one.
    await secret.renewed(refused)
    expect(await secret.current()).toEqual({ user: 'admin', password: 'another-one' })
    expect(between.count).toBe(2)
  })

  test('is not read again at once, however often it is refused', async () => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    let refused = await secret.current()
    for (let i = 0; i < 50; i++) refused = await secret.renewed(refused)
    expect(between.count).toBe(1)
  })

  test('that is deleted is refused', async () => {
    const arn = await secretOf({ username: 'admin', password: PASSWORD })
    await manager.send(new DeleteSecretCommand({ SecretId: arn, RecoveryWindowInDays: 7 }))
    await expect(open(arn).current()).rejects.toThrow(
      `${arn}: it is about to be deleted; restore it, or name another`,
    )
  })

  test('that does not exist is refused', async () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:nowhere-AbCdEf'
    const reading = open(arn).current()
    await expect(reading).rejects.toThrow(SecretRefused)
    await expect(reading).rejects.toThrow(
      `${arn}: there is no such secret, or it has no current version; check the ARN and its region`,
    )
  })

  test.each([
    ['that is no JSON', `{"password": "${PASSWORD}"`, 'it is not JSON'],
    ['that is no object', '[]', 'wrong or missing in its JSON: the whole'],
    ['without a password', { username: 'admin' }, 'wrong or missing in its JSON: password'],
    ['without a user', { password: PASSWORD }, 'wrong or missing in its JSON: username'],
    [
      'of another engine',
      { username: 'admin', password: PASSWORD, engine: 'postgres' },
      'wrong or missing in its JSON: engine',
    ],
    ['that is binary', new Uint8Array([1, 2, 3]), 'it is binary'],
  ])('%s is refused without a word of it', async (_, value, reason) => {
    const reading = open(await secretOf(value)).current()
    await expect(reading).rejects.toThrow(SecretRefused)
    await expect(reading).rejects.toThrow(reason)
    const message = String(await reading.catch((error) => error.stack))
    expect(message).not.toContain(PASSWORD)
    canary.logged(message)
  })

  test('that is forbidden is refused, with the right that is missing', async () => {
    between.fate = { name: 'refuse', code: 'AccessDeniedException' }
    const reading = open(await secretOf({ username: 'admin', password: PASSWORD })).current()
    await expect(reading).rejects.toThrow(SecretRefused)
    await expect(reading).rejects.toThrow('needs secretsmanager:GetSecretValue')
  })

  test('whose key is forbidden is refused, with the right that is missing', async () => {
    const message = 'Access to KMS is not allowed'
    between.fate = { name: 'refuse', code: 'AccessDeniedException', message }
    const reading = open(await secretOf({ username: 'admin', password: PASSWORD })).current()
    await expect(reading).rejects.toThrow(SecretRefused)
    await expect(reading).rejects.toThrow('needs kms:Decrypt')
  })

  test('is unavailable while AWS is, and is read once it answers again', async () => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    between.fate = { name: 'refuse', code: 'InternalServiceError' }
    await expect(secret.current()).rejects.toThrow(SecretUnavailable)
    between.fate = { name: 'pass' }
    await expect
      .poll(() => secret.current().catch(() => undefined), { timeout: 10_000 })
      .toEqual({ user: 'admin', password: PASSWORD })
  })

  test('is not asked for again at once, however many ask, after it could not be had', async () => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    between.fate = { name: 'refuse', code: 'AccessDeniedException' }
    for (let i = 0; i < 50; i++) await expect(secret.current()).rejects.toThrow(SecretRefused)
    expect(between.count).toBe(1)
  })

  test('is unavailable where nobody listens', async () => {
    const arn = await secretOf({ username: 'admin', password: PASSWORD })
    const secret = new DatabaseSecret({ arn, endpoint: `http://127.0.0.1:${await freePort()}` })
    await expect(secret.current()).rejects.toThrow(SecretUnavailable)
  })

  test.each(['silence', 'head'] as const)('is given up where %s is the answer', async (name) => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    between.fate = { name }
    await expect(secret.current()).rejects.toThrow(SecretUnavailable)
  })

  test('is unavailable where its answer can’t be read, of which not a word is told', async () => {
    const secret = open(await secretOf({ username: 'admin', password: PASSWORD }))
    between.fate = { name: 'answer', body: PASSWORD }
    const failure = await secret.current().catch((error: Error) => error)
    expect(failure).toBeInstanceOf(SecretUnavailable)
    // The parser quotes some of what it can't read.
    expect(inspect(failure)).not.toContain(PASSWORD.slice(0, 5))
  })
})
