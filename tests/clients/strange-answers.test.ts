import { describe, expect, test } from 'vitest'
import { type Answer, scriptedServer } from './scripted-server.ts'
import { slots } from './slots-command.ts'

const EVENT = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz'

const json =
  (body: string): Answer =>
  (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)

/** An event as `slots` reads it, which a participant has asked for. */
const readable = {
  ...{ event_id: EVENT, title: 'Q1 planning', duration_minutes: 60, status: 'open' },
  ...{ you: { role: 'participant', user_id: 'usr_1' }, proposed_slots: [] },
  participants: [{ user_id: 'usr_1', name: 'Ada', status: 'invited', required: false }],
}
const readableTo = (role: string) => json(JSON.stringify({ ...readable, you: { role } }))

/** Every command, and what is answered to it before the answer that no service gives. */
const COMMANDS: Record<string, { args: (link: string) => string[]; before?: Answer[] }> = {
  show: { args: (link) => ['show', link] },
  recommend: { args: (link) => ['recommend', link] },
  create: {
    args: (link) => [
      ...['create', '--title', 'Q1', '--duration', '60', '--organizer', 'O <o@example.com>'],
      ...['--window', '2026-01-12T14:00/16:00', '--url', new URL(link).origin],
    ],
  },
  'answer, asking who answers': {
    args: (link) => ['answer', link, '--free', '2026-01-12T14:00/15:00'],
  },
  answer: {
    args: (link) => ['answer', link, '--free', '2026-01-12T14:00/15:00'],
    before: [json(JSON.stringify(readable))],
  },
  'answer, joining': {
    args: (link) => [
      ...['answer', link, '--free', '2026-01-12T14:00/15:00'],
      ...['--name', 'Dan', '--email', 'dan@example.com'],
    ],
    before: [readableTo('join')],
  },
}

const ANSWERS: Record<string, Answer> = {
  'a page': (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<h1>Sign in to this network</h1>'),
  nothing: (response) => response.writeHead(200).end(),
  'a list': json('[]'),
  'an empty object': json('{}'),
  null: json('null'),
  'fields of another kind': json(
    JSON.stringify({
      ...{ ...readable, participants: [null], recommendations: [{ start_time: 'soon' }] },
      ...{ slots: [{ start_time: 'soon' }], notices: [], duration_minutes: 60 },
    }),
  ),
}

const STRANGE = 'error: What is at that address did not answer as the Meeting Slot Service does\n'

describe.each(Object.entries(COMMANDS))('slots %s', (_command, { args, before = [] }) => {
  test.each(Object.entries(ANSWERS))('ends with 3 and one line when told %s', async (_, answer) => {
    const { url, requests } = await scriptedServer(...before, answer)
    const run = await slots(args(`${url}/#${EVENT}/mst_secret`))
    expect(run).toEqual({ code: 3, stdout: '', stderr: STRANGE })
    expect(requests).toHaveLength(before.length + 1)
  })
})

test('--json prints nothing that is not the service’s', async () => {
  const { url } = await scriptedServer(json('{}'))
  const run = await slots(['show', `${url}/#${EVENT}`, '--json'])
  expect(run).toEqual({ code: 3, stdout: '', stderr: STRANGE })
})

test('recommend reads two things, and neither may be strange', async () => {
  const ranked = {
    ...{ event_id: EVENT, duration_minutes: 60, participant_count: 1, responded_count: 0 },
    recommendations: [],
  }
  const link = async (second: Answer) =>
    `${(await scriptedServer(json(JSON.stringify(ranked)), second)).url}/#${EVENT}`
  expect(await slots(['recommend', await link(json('{}'))])).toMatchObject({ code: 3, stdout: '' })
  expect(await slots(['recommend', await link(readableTo('organizer'))])).toMatchObject({ code: 0 })
})

test('whoever joins and is told of nobody who did is told so', async () => {
  const { url } = await scriptedServer(readableTo('join'), json('{"participants":[]}'))
  const dan = ['--name', 'Dan', '--email', 'dan@example.com', '--free', '2026-01-12T14:00/15:00']
  expect(await slots(['answer', `${url}/#${EVENT}`, ...dan])).toMatchObject({ code: 3 })
})

test.each([
  'null',
  '[]',
  '{"type":1,"title":[],"detail":null,"instance":{},"errors":7}',
  '{"type":"urn:x","detail":"","errors":[null,1,{"pointer":1,"detail":"x"},{"pointer":"/a"}]}',
])('a refusal in another form, %s, is told by its status', async (body) => {
  const { url } = await scriptedServer((response) =>
    response.writeHead(418, { 'Content-Type': 'application/json' }).end(body),
  )
  expect(await slots(['show', `${url}/#${EVENT}`])).toEqual({
    ...{ code: 1, stdout: '' },
    stderr: "refused: 418 I'm a Teapot (418)\n",
  })
})
