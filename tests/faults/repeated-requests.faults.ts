import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { PersistentClient } from './persistent-client.ts'
import { longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'

const flavour = await flavourOrSkip('the tests of repeated requests')
const KILLS = longOrShort(30, 5)
const CLIENTS = 12

describe.skipIf(flavour === undefined)('requests that are repeated under their keys', () => {
  const stage = stageForFile(flavour)

  test('happen once, however often the service is killed meanwhile', async () => {
    let service = await stage().start()
    let answered = 0
    let killAt = Number.POSITIVE_INFINITY
    let due = Promise.withResolvers<void>()
    const clients = Array.from(
      { length: CLIENTS },
      () =>
        new PersistentClient(
          () => service.url,
          () => {
            if (++answered >= killAt) due.resolve()
          },
        ),
    )
    let isOver = false
    const working = Promise.all(
      clients.map(async (client) => {
        while (!isOver) await client.finishOne()
      }),
    )
    for (let kill = 1; kill <= KILLS; kill++) {
      killAt = answered + 30 + Math.floor(Math.random() * 100)
      await Promise.race([due.promise, working])
      service.process.signal('SIGKILL')
      await service.process.ended()
      service = await stage().start()
      due = Promise.withResolvers()
    }
    isOver = true
    await working

    for (const client of clients) await client.check()
    const sum = (count: (client: PersistentClient) => number) =>
      clients.reduce((total, client) => total + count(client), 0)
    expect(await eventsIn(stage().databaseUrl)).toBe(sum(({ finished }) => finished.length))
    const [sent, replayed] = [
      sum(({ counts }) => counts.sent),
      sum(({ counts }) => counts.replayed),
    ]
    report(
      `${KILLS} kills: ${answered} requests, sent ${sent} times, each done once; ${replayed} had been done when their answer was lost`,
    )
    expect(sent).toBeGreaterThan(answered)
  })
})

async function eventsIn(databaseUrl: string): Promise<number> {
  const connection = await createConnection(databaseUrl)
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM events')
    return rows[0]?.['count']
  } finally {
    await connection.end()
  }
}
