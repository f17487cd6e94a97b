import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { SlotServiceError, SlotServiceUnreachable } from '../../clients/typescript/source/errors.ts'
import { answerOf, createSlotClient } from '../../clients/typescript/source/slot-client.ts'
import { exampleEvent } from '../http/example-event.ts'
import { serviceForFile } from '../http/running-service.ts'
import { freePort } from '../servers/free-port.ts'

const service = serviceForFile()
const basedService = serviceForFile({ basePath: '/meetings' })

const client = (token?: string) => createSlotClient({ url: service().url, token })
const newEvent = () => answerOf(client().POST('/events', { body: exampleEvent }))

/** What a call was rejected with. */
const rejection = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => expect.unreachable(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )

/** The address of a server that is not the service, until the end of the test. */
async function otherServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('what is asked with a token is answered to whom it belongs', async () => {
  const { event_id, organizer_token, join_token } = await newEvent()
  const params = { path: { event_id } }
  const seenBy = async (token: string) =>
    (await answerOf(client(token).GET('/events/{event_id}', { params }))).participants
  expect(await seenBy(organizer_token)).toContainEqual(
    expect.objectContaining({ name: 'Ada', email: 'ada@example.com' }),
  )
  expect(JSON.stringify(await seenBy(join_token))).not.toContain('ada@example.com')
})

test('an answer without a body is undefined', async () => {
  const { event_id, organizer_token } = await newEvent()
  const deleted = client(organizer_token).DELETE('/events/{event_id}', {
    params: { path: { event_id } },
  })
  expect(await answerOf(deleted)).toBeUndefined()
})

test.each(['', '/'])('a service below a path is called there, with "%s" after it', async (end) => {
  const based = createSlotClient({ url: basedService().url + end })
  expect(await answerOf(based.GET('/health'))).toMatchObject({ status: 'ok' })
})

test('a refusal is an error that holds the whole problem', async () => {
  const body = { ...exampleEvent, title: '', duration_minutes: 3 }
  const refusal = await rejection(answerOf(client().POST('/events', { body })))
  expect(refusal).toBeInstanceOf(SlotServiceError)
  expect(refusal).toMatchObject({
    status: 422,
    type: 'urn:meeting-slot-service:problem:invalid-input',
    title: 'Invalid input',
    instance: expect.stringMatching(/^urn:uuid:/),
    errors: [
      { pointer: '/title', detail: expect.any(String) },
      { pointer: '/duration_minutes', detail: 'must be at least 5; is 3' },
    ],
    retryAfterSeconds: undefined,
  })
})

test('a refusal says when to try again', async () => {
  const url = await otherServer((_request, response) => {
    response.writeHead(503, { 'Retry-After': '7' }).end()
  })
  const refusal = await rejection(answerOf(createSlotClient({ url }).GET('/health')))
  expect(refusal).toMatchObject({ status: 503, retryAfterSeconds: 7 })
})

test('the refusal of a proxy, which is no problem of the service, is told by its status', async () => {
  const url = await otherServer((_request, response) => {
    response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>')
  })
  const refusal = await rejection(answerOf(createSlotClient({ url }).GET('/health')))
  expect(refusal).toBeInstanceOf(SlotServiceError)
  expect(refusal).toMatchObject({ status: 502, type: 'about:blank', title: '502 Bad Gateway' })
})

test('what was not modified is told by its status', async () => {
  const { event_id, organizer_token } = await newEvent()
  const read = (headers: Record<string, string>) =>
    client(organizer_token).GET('/events/{event_id}', { params: { path: { event_id } }, headers })
  const { response } = await read({})
  const refusal = rejection(answerOf(read({ 'If-None-Match': response.headers.get('ETag') ?? '' })))
  expect(await refusal).toMatchObject({ status: 304 })
})

test('a service that does not listen can’t be reached', async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const failure = await rejection(answerOf(createSlotClient({ url }).GET('/health')))
  expect(failure).toBeInstanceOf(SlotServiceUnreachable)
  expect(String(failure)).toContain('ECONNREFUSED')
})

test('an answer that breaks off is none', async () => {
  const url = await otherServer((_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('{"status":')
    response.destroy()
  })
  const failure = await rejection(answerOf(createSlotClient({ url }).GET('/health')))
  expect(failure).toBeInstanceOf(SlotServiceUnreachable)
})

test('an answer that is no JSON is none', async () => {
  const url = await otherServer((_request, response) => {
    response.end('<h1>Sign in to the network of this hotel</h1>')
  })
  const failure = await rejection(answerOf(createSlotClient({ url }).GET('/health')))
  expect(failure).toBeInstanceOf(SlotServiceUnreachable)
})

test('a call that takes too long is given up', async () => {
  const url = await otherServer(() => {})
  const failure = await rejection(answerOf(createSlotClient({ url, timeoutMs: 50 }).GET('/health')))
  expect(failure).toBeInstanceOf(SlotServiceUnreachable)
  expect(String(failure)).toContain('timeout')
})

test('a call that its caller ends is ended with the caller’s own reason', async () => {
  const url = await otherServer(() => controller.abort())
  const controller = new AbortController()
  const call = createSlotClient({ url }).GET('/health', { signal: controller.signal })
  expect(await rejection(answerOf(call))).toBe(controller.signal.reason)
})

test('a request under a key happens once, and is answered as it was', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const create = () => answerOf(client().POST('/events', { body: exampleEvent, headers }))
  expect(await create()).toEqual(await create())
})

test.each([
  ['a URL that is relative', () => createSlotClient({ url: '/api' })],
  ['a token of two lines', () => createSlotClient({ url: 'http://localhost', token: 'a\nb' })],
])('%s is refused at once', (_what, create) => {
  expect(create).toThrow(TypeError)
})
