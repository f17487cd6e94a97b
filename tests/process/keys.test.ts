import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { migrate } from '../../adapters/mysql/migrate.ts'
import { hasServer, targetOf } from '../mysql/test-database.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { ServiceProcess } from './service-process.ts'

const KEYS = fileURLToPath(new URL('../../bootstrap/keys.ts', import.meta.url))

/** `npm run keys` with these arguments: what it printed, and whether it went well. */
async function keys(environment: Record<string, string>, ...args: string[]) {
  const env = { PATH: process.env['PATH'] ?? '', ...environment }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [KEYS, ...args], { env })
    return { isOk: true, printed: stdout }
  } catch (error) {
    return { isOk: false, printed: (error as { stderr: string }).stderr }
  }
}

const listEvents = (url: string, key: string) =>
  fetch(`${url}/events`, { headers: { Authorization: `Bearer ${key}` } })

describe('an API key from the command line', () => {
  let service: ServiceProcess | undefined
  afterEach(async () => {
    service?.signal('SIGTERM')
    await service?.ended()
    service = undefined
  })

  test.skipIf(!hasServer)('is good as soon as it is made, until it is revoked', async () => {
    const fresh = await createDatabase(inject('databaseUrl') as string)
    const environment = { STORAGE: 'mysql', DATABASE_URL: fresh.url }
    const early = await keys(environment, 'list')
    expect(early.printed).toBe(
      'DATABASE_URL: 0001-events.sql is due: "npm run migrate" applies it\n',
    )
    await migrate(targetOf(fresh.url))
    const made = await keys(environment, 'create', '--role', 'admin', '--name', 'the CRM')
    expect(made).toEqual({ isOk: true, printed: expect.stringMatching(/^msk_[\w-]{49}\n$/) })
    const key = made.printed.trim()
    service = new ServiceProcess({ ...environment, PORT: '0' })
    const url = await service.url()
    expect((await listEvents(url, key)).status).toBe(200)

    const listed = await keys(environment, 'list')
    expect(listed.printed).toMatch(/^key_[0-9a-z]{26} {2}[\d:.TZ-]+ {2}admin {2}the CRM\n$/)
    const id = listed.printed.slice(0, 30)
    expect(await keys(environment, 'revoke', id)).toEqual({ isOk: true, printed: 'revoked\n' })
    expect((await listEvents(url, key)).status).toBe(401)
    expect(await keys(environment, 'revoke', id)).toEqual({
      isOk: false,
      printed: `there is no key ${id}\n`,
    })
    const nobody = 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz'
    const args = ['create', '--role', 'organizer', '--user', nobody, '--name', 'x']
    expect(await keys(environment, ...args)).toEqual({
      isOk: false,
      printed: `--user: ${nobody} is no registered user\n`,
    })
    service.signal('SIGTERM')
    await service.ended()
    await fresh.drop()
  })

  test('opens a service that keeps everything in memory', async () => {
    const made = await keys({}, 'create', '--role', 'admin', '--name', 'a try')
    const key = made.printed.trim()
    service = new ServiceProcess({ PORT: '0', ADMIN_KEY: key })
    const url = await service.url()
    expect((await listEvents(url, key)).status).toBe(200)
    expect((await listEvents(url, `${key.slice(0, -1)}_`)).status).toBe(401)
  })

  test.each([
    [],
    ['make'],
    ['create'],
    ['create', '--role', 'admin'],
    ['create', '--role', 'owner', '--name', 'x'],
    ['create', '--role', 'organizer', '--name', 'x'],
    ['create', '--role', 'organizer', '--name', 'x', '--user', 'olga'],
    ['create', '--role', 'admin', '--name', 'x', '--user', 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz'],
    ['revoke'],
    ['revoke', 'msk_x'],
    ['list', 'all'],
    ['list', '--all'],
  ])('is not made from a command that there is not, %#', async (...args) => {
    const told = await keys({}, ...args)
    expect(told.isOk).toBe(false)
    expect(told.printed).toMatch(/^npm run keys -- create/)
  })
})
