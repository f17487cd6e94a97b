import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { followChanges } from '../../clients/typescript/source/changes.ts'
import { SlotServiceError } from '../../clients/typescript/source/errors.ts'
import { type Answer, scriptedServer } from './scripted-server.ts'

const EVENT = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz'

const revision = (number: number) =>
  `event: revision\nid: ${number}\ndata: {"event_id":"${EVENT}","revision":${number}}\n\n`
const DELETED = `event: deleted\ndata: {"event_id":"${EVENT}"}\n\n`
/** So that no test waits. */
const AT_ONCE = 'retry: 1\n\n'

/** Sends these pieces of a stream, and leaves it open. */
const stream =
  (...pieces: readonly string[]): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
    for (const piece of pieces) response.write(piece)
  }
const endedStream =
  (...pieces: readonly string[]): Answer =>
  (response, request) => {
    stream(...pieces)(response, request)
    response.end()
  }
const refusal =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end()

/** Everything that is told until it ends. */
async function told(changes: AsyncIterable<number>): Promise<number[]> {
  const revisions: number[] = []
  for await (const one of changes) revisions.push(one)
  return revisions
}

test('revisions are told as they come, until the event is deleted', async () => {
  const { url, requests } = await scriptedServer(
    stream(AT_ONCE, revision(3), ': still here\n\n', revision(4), DELETED),
  )
  const changes = followChanges({ url: `${url}/api`, eventId: EVENT, token: 'mst_secret' })
  expect(await told(changes)).toEqual([3, 4])
  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject({
    url: `/api/events/${EVENT}/changes`,
    headers: { authorization: 'Bearer mst_secret', accept: 'text/event-stream' },
  })
})

test('a message that arrives in pieces is one', async () => {
  const [start, end] = [revision(3).slice(0, 40), revision(3).slice(40)]
  const { url } = await scriptedServer((response, request) => {
    stream(start)(response, request)
    setTimeout(() => response.end(end + DELETED), 10)
  })
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([3])
})

test('messages of other kinds are left alone', async () => {
  const { url } = await scriptedServer(stream('event: weather\ndata: rain\n\n', DELETED))
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([])
})

test.each<[string, Answer]>([
  ['ends', endedStream(AT_ONCE, revision(3))],
  [
    'breaks',
    (response, request) => {
      stream(AT_ONCE, revision(3))(response, request)
      setTimeout(() => response.destroy(), 10)
    },
  ],
  ['sends what is no revision', stream(AT_ONCE, revision(3), 'event: revision\ndata: {}\n\n')],
  ['sends a message without an end', stream(AT_ONCE, revision(3), `data: ${'x'.repeat(20_000)}`)],
])('a stream that %s is resumed from the last revision', async (_what, first) => {
  const { url, requests } = await scriptedServer(first, stream(revision(5), DELETED))
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([3, 5])
  expect(requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '3'])
})

test('a revision that is told again is no news', async () => {
  const { url } = await scriptedServer(
    endedStream(AT_ONCE, revision(3)),
    stream(revision(3), revision(4), DELETED),
  )
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([3, 4])
})

test('a connection that falls silent is opened again', async () => {
  const { url, requests } = await scriptedServer(stream(AT_ONCE, revision(3)), stream(DELETED))
  expect(await told(followChanges({ url, eventId: EVENT, silenceMs: 50 }))).toEqual([3])
  expect(requests).toHaveLength(2)
})

test('a service that never answers is asked again', async () => {
  const { url } = await scriptedServer(endedStream(AT_ONCE), () => {}, stream(DELETED))
  expect(await told(followChanges({ url, eventId: EVENT, silenceMs: 50 }))).toEqual([])
})

test('comments keep a connection alive', async () => {
  const { url, requests } = await scriptedServer(async (response, request) => {
    stream(AT_ONCE)(response, request)
    for (let beat = 0; beat < 30; beat += 1) {
      response.write(': still here\n\n')
      await pause(40)
    }
    response.end(DELETED)
  })
  // Less than all of it lasts, and far more than there is between two beats on a busy machine.
  expect(await told(followChanges({ url, eventId: EVENT, silenceMs: 1_000 }))).toEqual([])
  expect(requests).toHaveLength(1)
})

test.each([408, 425, 429, 500, 502, 503])('after a %i it tries again', async (status) => {
  const { url } = await scriptedServer(
    endedStream(AT_ONCE),
    refusal(status),
    stream(revision(3), DELETED),
  )
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([3])
})

test('what is no stream of events is tried again', async () => {
  const { url } = await scriptedServer(
    endedStream(AT_ONCE),
    (response) => response.end('<h1>Sign in to the network of this hotel</h1>'),
    stream(revision(3), DELETED),
  )
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([3])
})

test('it stays away for as long as the service asks', async () => {
  let isOver = false
  const { url } = await scriptedServer(
    endedStream(AT_ONCE),
    (response, request) => {
      refusal(503, { 'Retry-After': '1' })(response, request)
      setTimeout(() => {
        isOver = true
      }, 900)
    },
    (response, request) => {
      stream(revision(isOver ? 1 : 0), DELETED)(response, request)
    },
  )
  expect(await told(followChanges({ url, eventId: EVENT }))).toEqual([1])
})

test.each([400, 401, 403, 404, 410])('a %i is the end', async (status) => {
  const { url, requests } = await scriptedServer(endedStream(AT_ONCE), refusal(status))
  const end = told(followChanges({ url, eventId: EVENT }))
  await expect(end).rejects.toThrow(SlotServiceError)
  await expect(end).rejects.toMatchObject({ status })
  expect(requests).toHaveLength(2)
})

test('a refusal for good holds the problem of the service', async () => {
  const problem = { type: 'urn:x', title: 'Forbidden', status: 403, detail: 'Not yours.' }
  const { url } = await scriptedServer((response) =>
    response
      .writeHead(403, { 'Content-Type': 'application/problem+json' })
      .end(JSON.stringify(problem)),
  )
  await expect(told(followChanges({ url, eventId: EVENT }))).rejects.toMatchObject(problem)
})

test('whoever aborts hears no more, and the connection is closed', async () => {
  const caller = new AbortController()
  const { url, requests } = await scriptedServer(stream(revision(3)))
  const revisions: number[] = []
  for await (const one of followChanges({ url, eventId: EVENT, signal: caller.signal })) {
    revisions.push(one)
    caller.abort()
  }
  expect(revisions).toEqual([3])
  await expect.poll(() => requests[0]?.socket.destroyed).toBe(true)
})

test('whoever aborts while it waits to try again waits no longer', async () => {
  const caller = new AbortController()
  const { url } = await scriptedServer((response, request) => {
    refusal(503, { 'Retry-After': '86400' })(response, request)
    setTimeout(() => caller.abort(), 20)
  })
  expect(await told(followChanges({ url, eventId: EVENT, signal: caller.signal }))).toEqual([])
})

test('whoever looks no further has closed the connection', async () => {
  const { url, requests } = await scriptedServer(stream(revision(3)))
  for await (const _ of followChanges({ url, eventId: EVENT })) break
  await expect.poll(() => requests[0]?.socket.destroyed).toBe(true)
})
