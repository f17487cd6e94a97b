import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createEvent, participant } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer, targetOf } from './test-database.ts'

describe.skipIf(!hasServer)('a stolen table of receipts', () => {
  let fresh: FreshDatabase
  let service: RunningService
  beforeAll(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    const servers = { primary: targetOf(fresh.url) }
    service = await RunningService.start({ storage: { kind: 'mysql', servers } })
    while ((await fetch(`${service.url}/ready`)).status !== 200) await pause(20)
  })
  afterAll(async () => {
    await service.stop()
    await fresh.drop()
  })

  /** Every row as it is stored, in hexadecimal and as text. */
  async function stolen(): Promise<{ readonly rows: number; readonly text: string }> {
    const connection = await createConnection(fresh.url)
    const [rows] = await connection.query<RowDataPacket[]>('SELECT * FROM receipts')
    await connection.end()
    const texts = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value)
          ? `${value.toString('latin1')} ${value.toString('hex')}`
          : `${value}`,
      ),
    )
    return { rows: rows.length, text: texts.join('\n') }
  }

  test('tells nothing of keys, tokens, people and answers', async () => {
    const keys = [randomUUID(), randomUUID()]
    const send = (path: string, key: string | undefined, token: string, json?: object) =>
      service.call('POST', path, { token, json, headers: { 'Idempotency-Key': key ?? '' } })
    const event = await createEvent(service)
    const dora = { name: 'Dora', email: 'dora@example.com' }
    const added = await send(`${event.path}/participants`, keys[0], event.join, dora)
    const renewed = await send(`${event.path}/organizer_token`, keys[1], event.organizer)
    const { rows, text } = await stolen()
    expect(rows).toBe(2)
    for (const secret of [
      ...keys,
      event.join,
      event.organizer,
      participant(event, 0).token,
      added.body.participants[0].token,
      renewed.body.organizer_token,
      dora.name,
      dora.email,
      'organizer_token',
      'status',
    ]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
      expect(text).not.toContain(Buffer.from(secret).toString('base64url'))
    }
  })

  test('is empty once what it speaks of has been deleted', async () => {
    const { rows } = await stolen()
    const key = { 'Idempotency-Key': randomUUID() }
    const json = {
      title: 'Soon gone',
      duration_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: [
        { start_time: '2026-01-12T14:00Z', end_time: '2026-01-12T16:00Z', timezone: 'UTC' },
      ],
    }
    const { body } = await service.call('POST', '/events', { json, headers: key })
    expect((await stolen()).rows).toBe(rows + 1)
    const token = body.organizer_token
    await service.call('DELETE', `/events/${body.event_id}`, { token })
    expect((await stolen()).rows).toBe(rows)
  })
})
