import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { answerOnce } from '../../clients/typescript/source/answer-once.ts'
import { createSlotClient } from '../../clients/typescript/source/slot-client.ts'
import { describeOnEveryStorage } from '../http/every-storage.ts'
import { exampleEvent } from '../http/example-event.ts'
import { type Loss, lossySocket } from './lossy-socket.ts'
import { type Answer, scriptedServer } from './scripted-server.ts'
import { exampleLinks, slots } from './slots-command.ts'

const LOSSES: Loss[] = ['all', 'the end']

describeOnEveryStorage('where the first answer is lost', (service) => {
  /** How many events have the title. */
  const eventsCalled = async (title: string) => {
    const token = await service().apiKey({ role: 'admin' })
    const { body } = await service().call('GET', '/events?limit=100', { token })
    return body.events.filter((one: { title: string }) => one.title === title).length
  }
  const readAs = async (link: string) =>
    JSON.parse((await slots(['show', link, '--json'])).stdout) as {
      revision: number
      participants: { name: string }[]
    }

  test.each(LOSSES)('(%s) `slots create` creates one event, and prints its links', async (loss) => {
    const title = `Lost: ${loss}`
    const { url, lost } = await lossySocket(service(), loss)
    const { code, stdout, stderr } = await slots([
      ...['create', '--title', title, '--duration', '60', '--organizer', 'Olga <olga@example.com>'],
      ...['--window', '2026-01-12T14:00/16:00', '--url', url],
    ])
    expect({ code, stderr, lost: lost() }).toEqual({ code: 0, stderr: '', lost: 1 })
    expect(stdout).toContain('who organizes:')
    expect(await eventsCalled(title)).toBe(1)
  })

  test.each(LOSSES)('(%s) `slots answer` joins once, and answers once', async (loss) => {
    const { join: link, organizer } = await exampleLinks(service())
    const { url, lost } = await lossySocket(service(), loss, 2)
    const { code, stdout } = await slots([
      ...['answer', link, '--url', url, '--name', 'Dan', '--email', 'dan@example.com'],
      ...['--free', '2026-01-12T14:00/15:30'],
    ])
    expect({ code, lost: lost() }).toEqual({ code: 0, lost: 2 })
    expect(stdout).toContain('Dan can come')
    const { revision, participants } = await readAs(organizer)
    expect(participants.filter(({ name }) => name === 'Dan')).toHaveLength(1)
    expect(revision).toBe(3)
  })

  test.each(LOSSES)('(%s) `slots answer --calendar` answers once', async (loss) => {
    const folder = await mkdtemp(join(tmpdir(), 'slots-lost-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const calendar = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Example//EN',
      'END:VCALENDAR',
      '',
    ]
    await writeFile(join(folder, 'empty.ics'), calendar.join('\r\n'))
    const { people, organizer } = await exampleLinks(service())
    const { url } = await lossySocket(service(), loss)
    const args = ['answer', people[0], '--url', url, '--calendar', join(folder, 'empty.ics')]
    expect(await slots(args)).toMatchObject({ code: 0, stderr: '' })
    expect((await readAs(organizer)).revision).toBe(2)
  })
})

/** Asks a server that answers so, and says what came of it, and under which keys it was asked. */
async function asked(...answers: Answer[]) {
  const { url, requests } = await scriptedServer(...answers)
  const client = createSlotClient({ url })
  const [outcome] = await Promise.allSettled([
    answerOnce((headers) => client.POST('/events', { body: exampleEvent, headers })),
  ])
  return { outcome, keys: requests.map(({ headers }) => headers['idempotency-key']) }
}

const refusal =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end()
const created: Answer = (response) =>
  response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"event_id":"evt_1"}')
const lost: Answer = (response) => response.destroy()

test.each([
  ['the connection breaks', lost],
  ['the service says "not now"', refusal(503, { 'Retry-After': '0' })],
  ['the service is still at it', refusal(409, { 'Retry-After': '0' })],
])('when %s it is sent again under the same key', async (_what, first) => {
  const { outcome, keys } = await asked(first, created)
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { event_id: 'evt_1' } })
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), keys[0]])
})

test('each call has a key of its own', async () => {
  const keys = [...(await asked(created)).keys, ...(await asked(created)).keys]
  expect(new Set(keys).size).toBe(2)
})

test('after three attempts the last failure is told', async () => {
  const { outcome, keys } = await asked(
    refusal(503, { 'Retry-After': '0' }),
    refusal(409, { 'Retry-After': '0' }),
    refusal(503, { 'Retry-After': '1' }),
  )
  expect(outcome).toMatchObject({ reason: { status: 503, retryAfterSeconds: 1 } })
  expect(keys).toHaveLength(3)
})

test.each([
  ['what is wrong', refusal(422)],
  ['a conflict', refusal(409)],
  ['what is too much', refusal(429, { 'Retry-After': '0' })],
  ['"not now" without a time', refusal(503)],
  ['"not for eleven seconds"', refusal(503, { 'Retry-After': '11' })],
])('%s is told at once', async (_what, first) => {
  const { outcome, keys } = await asked(first, created)
  expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'SlotServiceError' } })
  expect(keys).toHaveLength(1)
})
