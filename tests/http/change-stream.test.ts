import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { ChangeStream } from '../../adapters/http/changes/change-stream.ts'
import type { EventId } from '../../domain/event/event-id.ts'

const eventId = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' as EventId

const UNKNOWN = { state: 'unknown' } as const

/** What is told of a revision. */
const at = (revision: number) =>
  `event: revision\nid: ${revision}\ndata: {"event_id":"${eventId}","revision":${revision}}\n\n`

describe('a stream of changes', () => {
  let closed: number
  let stream: ChangeStream
  let reader: ReadableStreamDefaultReader<Uint8Array>
  beforeEach(() => {
    closed = 0
    begin(undefined)
  })

  function begin(known: string | undefined): void {
    stream = new ChangeStream({ eventId, revision: 3, known, closed: () => closed++ })
    reader = stream.body.getReader()
  }
  const read = async () => {
    const { value } = await reader.read()
    return value && Buffer.from(value).toString()
  }
  const stands = (revision: number) => stream.learn({ state: 'standing', revision })

  test('begins with how soon to come back, and where the event stands', async () => {
    expect(await read()).toBe(`retry: 2000\n\n${at(3)}`)
  })

  test('does not repeat what its reader knows', async () => {
    begin('3')
    expect(await read()).toBe('retry: 2000\n\n')
  })

  test('keeps nothing but the newest for a reader who is late', async () => {
    await read()
    for (let revision = 4; revision <= 1_000; revision++) {
      stream.beat()
      stands(revision)
      // Whatever would be made ahead is made now.
      if (revision % 100 === 0) await setImmediate()
    }
    expect(await read()).toBe(at(1_000))
    const next = read()
    stands(1_001)
    expect(await next).toBe(at(1_001))
  })

  test('has one sign of life, however many were missed, and none where there is news', async () => {
    await read()
    for (let i = 0; i < 100; i++) stream.beat()
    expect(await read()).toBe(':\n\n')
    stream.beat()
    stands(4)
    expect(await read()).toBe(at(4))
    const next = read()
    stream.beat()
    expect(await next).toBe(':\n\n')
  })

  test('says nothing where nothing has changed, or where an older state was seen', async () => {
    await read()
    for (const nothing of [() => stands(3), () => stands(2), () => stream.learn(UNKNOWN)]) {
      const next = read()
      nothing()
      await setImmediate()
      stream.beat()
      expect(await next).toBe(':\n\n')
    }
  })

  test('calls news what is newer than all it has heard of, or the end', () => {
    stands(5)
    expect([4, 5, 6, undefined].map((revision) => stream.isNews(revision))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  test('ends once the event is deleted, and says so', async () => {
    await read()
    stands(4)
    stream.learn({ state: 'deleted' })
    stands(5)
    expect(await read()).toBe(`event: deleted\ndata: {"event_id":"${eventId}"}\n\n`)
    expect(await read()).toBeUndefined()
    expect(closed).toBe(1)
  })

  test('ends without a word where its reader may know nothing more', async () => {
    await read()
    stands(4)
    stream.learn({ state: 'refused' })
    expect(await read()).toBeUndefined()
    expect(closed).toBe(1)
  })

  test('ends while its reader waits', async () => {
    await read()
    const next = read()
    stream.end()
    expect(await next).toBeUndefined()
    expect(closed).toBe(1)
  })

  test('is closed when its reader leaves, while they wait and while they do not', async () => {
    await read()
    const next = read()
    await reader.cancel()
    expect(await next).toBeUndefined()
    stands(4)
    stream.end()
    expect(closed).toBe(1)

    begin(undefined)
    await reader.cancel()
    expect(closed).toBe(2)
  })
})
