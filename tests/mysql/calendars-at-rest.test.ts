import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { createEvent, participant } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { everyRow } from './stored-rows.ts'
import { hasServer, targetOf } from './test-database.ts'

const PLANTED = 'zebrafinch'

/** A calendar in which everything that a person may write has the planted word. */
const calendar = (...more: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `X-WR-CALNAME:${PLANTED}`,
    'BEGIN:VEVENT',
    `UID:${PLANTED}@example.com`,
    'DTSTART:20260112T193000Z',
    'DTEND:20260112T203000Z',
    `SUMMARY:${PLANTED}`,
    `DESCRIPTION:${PLANTED}`,
    `LOCATION:${PLANTED}`,
    `ATTENDEE;CN=${PLANTED}:mailto:${PLANTED}@example.org`,
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** Has a service read good files and broken ones, under keys and without; what it then has of them. */
async function answerByFiles(service: RunningService): Promise<void> {
  const event = await createEvent(service)
  const files = [
    [calendar(), 200],
    [calendar(`RRULE:FREQ=${PLANTED}`), 400],
    [`${PLANTED}\r\n`, 400],
  ] as const
  for (const [file, expected] of files) {
    for (const query of ['', '?preview=true']) {
      const { status } = await service.call('POST', `${event.path}/availability${query}`, {
        token: participant(event, 0).token,
        body: file,
        headers: { 'Content-Type': 'text/calendar', 'Idempotency-Key': randomUUID() },
      })
      expect(status).toBe(expected)
    }
  }
}

const hexOf = (text: string) => Buffer.from(text).toString('hex')

test('nothing that somebody wrote into a calendar stays in memory or comes into the log', async () => {
  const memory = new MemoryStorage()
  const service = await RunningService.start({}, memory)
  await answerByFiles(service)
  await service.stop()
  const everything = { depth: null, maxArrayLength: null, maxStringLength: null, showHidden: true }
  const kept = inspect(memory, everything)
  expect(kept).toContain('Ada')
  for (const text of [kept, service.log.join('')]) {
    expect(text.includes(PLANTED) || text.replaceAll(' ', '').includes(hexOf(PLANTED))).toBe(false)
  }
})

describe.skipIf(!hasServer)('on MySQL', () => {
  test('nothing that somebody wrote into a calendar is stored or comes into the log', async () => {
    const fresh = await createDatabase(inject('databaseUrl') as string)
    const servers = { primary: targetOf(fresh.url) }
    const service = await RunningService.start({ storage: { kind: 'mysql', servers } })
    while ((await fetch(`${service.url}/ready`)).status !== 200) await pause(20)
    await answerByFiles(service)
    const stored = await everyRow(fresh.url)
    await service.stop()
    await fresh.drop()
    expect(stored).toContain('Ada')
    for (const text of [stored, service.log.join('')]) expect(text).not.toContain(PLANTED)
  })
})
