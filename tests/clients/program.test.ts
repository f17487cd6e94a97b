import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { freePort } from '../servers/free-port.ts'
import { scriptedServer } from './scripted-server.ts'
import { exampleLinks, SLOTS, slots } from './slots-command.ts'

const service = serviceForFile()

const EVENT = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz'

test('a service that can’t be reached ends it with 3', async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const run = await slots(['show', `${url}/#${EVENT}/mst_secret`])
  expect(run).toMatchObject({ code: 3, stdout: '' })
  expect(run.stderr).toMatch(/^error: The service can't be reached: .*ECONNREFUSED.*\n$/)
})

test('what the service refuses ends it with 1', async () => {
  const run = await slots(['show', `${service().url}/#${EVENT}/mst_secret`])
  expect(run).toMatchObject({ code: 1, stdout: '' })
  expect(run.stderr).toMatch(/^refused: Authentication required \(401\): The token is unknown/)
})

test('it says when to try again', async () => {
  const { url } = await scriptedServer((response) =>
    response.writeHead(503, { 'Retry-After': '7' }).end(),
  )
  const { code, stderr } = await slots(['show', `${url}/#${EVENT}`])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'refused: 503 Service Unavailable (503)\ntry again in 7 seconds\n',
  })
})

test.each<[string, string[], string]>([
  ['no command', ['paint'], 'unknown command'],
  ['a misspelt option', ['show', EVENT, '--zon', 'UTC'], 'unknown option'],
  ['a missing option', ['create', '--title', 'x'], "required option '--duration <minutes>'"],
  ['no number', ['recommend', EVENT, '--limit', 'ten'], 'Write a number'],
  ['no zone', ['show', EVENT, '--zone', 'Mars/Olympus'], 'Write a zone'],
  ['no window', ['answer', EVENT, '--free', 'Monday'], 'Write "2026-01-12T14:00/16:00"'],
  ['nobody', ['create', '--organizer', 'Olga'], 'Write "Ada <ada@example.com>"'],
  ['no event', ['show'], 'name the event'],
  ['neither link nor id', ['show', 'http://127.0.0.1/#mst_secret'], 'neither a link'],
  ['no address', ['show', EVENT, '--url', 'localhost:80'], 'no address of a service'],
  ['no token', ['show', EVENT, '--token', 'a b'], 'no token has'],
])('%s ends it with 2, and says what is right', async (_what, args, told) => {
  const run = await slots(args)
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) })
  expect(run.stderr).not.toContain('mst_secret')
})

test('help and version are printed', async () => {
  expect(await slots(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  const help = await slots(['help', 'answer'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('--if-needed')
})

test('event, token and address may stand in the environment', async () => {
  const { organizer, eventId } = await exampleLinks(service())
  const token = organizer.split('/').at(-1) ?? ''
  const byId = { SLOTS_EVENT: eventId, SLOTS_TOKEN: token, SLOTS_URL: service().url }
  for (const environment of [byId, { SLOTS_EVENT: organizer }]) {
    expect(await slots(['show'], { environment })).toMatchObject({ code: 0 })
  }
})

test('an option counts more than a link, and a link more than the environment', async () => {
  const { people, organizer, eventId } = await exampleLinks(service())
  const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
  const role = async (...args: string[]) => {
    const environment = { SLOTS_TOKEN: tokenOf(people[0]), SLOTS_URL: service().url }
    const { stdout } = await slots(['show', '--json', ...args], { environment })
    return JSON.parse(stdout).you.role
  }
  expect(await role(eventId)).toBe('participant')
  expect(await role(organizer)).toBe('organizer')
  expect(await role(organizer, '--token', tokenOf(people[0]))).toBe('participant')
})

test('the environment’s token goes to the service that the environment names, and to no other', async () => {
  const token = 'mst_of_somebody'
  const { url, requests } = await scriptedServer((response) => response.writeHead(401).end())
  const told = async (environment: Record<string, string>) => {
    await slots(['show', `${url}/#${EVENT}`], {
      environment: { SLOTS_TOKEN: token, ...environment },
    })
    return requests.at(-1)?.headers.authorization
  }
  expect(await told({ SLOTS_URL: service().url })).toBeUndefined()
  expect(await told({ SLOTS_URL: url })).toBe(`Bearer ${token}`)
})

/** An answer with what a terminal would obey: colours, a C1 control, a turn of direction, lines. */
const HOSTILE = 'A\u001b[31m\u009b2J\u202e\u2028\r\u0007B'
const hostileEvent = (response: import('node:http').ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(
    JSON.stringify({
      ...{ event_id: EVENT, you: { role: 'organizer' }, title: HOSTILE, duration_minutes: 60 },
      ...{ status: 'open', proposed_slots: [] },
      participants: [{ user_id: HOSTILE, name: HOSTILE, status: 'invited', required: false }],
    }),
  )

test('nothing that the service sends can command the terminal', async () => {
  const { url } = await scriptedServer(hostileEvent)
  const { code, stdout } = await slots(['show', `${url}/#${EVENT}`])
  expect(code).toBe(0)
  expect(stdout).not.toMatch(/[[\p{Cc}\p{Bidi_Control}\p{Zl}]--\n]/v)
  expect(stdout).toContain('A\ufffd[31m')
  const lines = stdout.split('\n').filter((line) => /^[│┌└├]/.test(line))
  expect(new Set(lines.map((line) => [...line].length)).size).toBe(1)
})

test('--json escapes what could command the terminal, and means the same', async () => {
  const { url } = await scriptedServer(hostileEvent)
  const { stdout } = await slots(['show', `${url}/#${EVENT}`, '--json'])
  expect(stdout).not.toMatch(/[[\p{Cc}\p{Bidi_Control}\p{Zl}]--\n]/v)
  expect(JSON.parse(stdout).title).toBe(HOSTILE)
})

test('nor can a refusal', async () => {
  const { url } = await scriptedServer((response) =>
    response.writeHead(422, { 'Content-Type': 'application/problem+json' }).end(
      JSON.stringify({
        ...{ type: 'urn:x', title: HOSTILE, status: 422, detail: HOSTILE, instance: '' },
        errors: [{ pointer: HOSTILE, detail: HOSTILE }],
      }),
    ),
  )
  const { stderr } = await slots(['show', `${url}/#${EVENT}`])
  expect(stderr).not.toMatch(/[[\p{Cc}\p{Bidi_Control}\p{Zl}]--\n]/v)
})

test('whoever reads no further ends it without a complaint', async () => {
  const participants = Array.from({ length: 500 }, (_, place) => ({
    name: `Person ${place}`,
    email: `person${place}@example.com`,
  }))
  const { organizer } = await exampleLinks(service(), { participants })
  const child = spawn(process.execPath, [SLOTS, 'show', organizer], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const [code] = await once(child, 'close')
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' })
})
