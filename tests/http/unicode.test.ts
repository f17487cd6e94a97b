import { describe, expect, test } from 'vitest'
import { createEvent, exampleEvent } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()
const json = { 'Content-Type': 'application/json' }

test('texts come back composed, whichever way they were written', async () => {
  const { answer } = await createEvent(service(), {
    title: 'Cafe\u0301',
    description: 'A\u030angstro\u0308m',
    participants: [{ name: 'Zoe\u0308', email: 'zoe\u0308@example.com' }],
    groups: [{ name: 'e\u0301quipe', members: ['zo\u00eb@example.com'], at_least: 1 }],
  })
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    title: 'Caf\u00e9',
    description: '\u00c5ngstr\u00f6m',
    participants: [{ name: 'Zo\u00eb', email: 'zo\u00eb@example.com' }],
    groups: [{ name: '\u00e9quipe' }],
  })
})

test('two ways to write one address, or one name of a group, are one', async () => {
  const { body } = await service().call('POST', '/events', {
    json: {
      ...exampleEvent,
      participants: [
        { name: 'Zoe', email: 'zo\u00eb@example.com' },
        { name: 'Zoe', email: 'ZOE\u0308@example.com' },
      ],
      groups: ['\u00e9quipe', 'e\u0301quipe'].map((name) => ({
        name,
        members: ['zo\u00eb@example.com'],
        at_least: 1,
      })),
    },
  })
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
    '/groups/1/name',
    '/participants/1/email',
  ])
})

describe('half a surrogate pair is refused, and the answer is UTF-8 that any reader takes', () => {
  const whole = JSON.stringify(exampleEvent)
  test.each([
    ['as a field', '{"\\ud800":1}'],
    ['in a long field', `{"${'x'.repeat(99)}😀":1}`],
    ['in a value', whole.replace('"Q1 planning"', '"\\udfff"')],
    ['in the name of a person', whole.replace('"Ada"', '"A\\ud83d"')],
    ['in an address', whole.replace('"ada@example.com"', '"a\\ud83d@example.com"')],
    ['in a time', whole.replace('2026-01-12T14:00', '\\ud83d')],
    [
      'in a zone, at the end of what is quoted',
      whole.replace('America/New_York', `${'x'.repeat(58)}😀`),
    ],
    ['in place of a number', whole.replace(':60', ':"\\ud800"')],
  ])('%s', async (_where, body) => {
    const response = await fetch(`${service().url}/events`, { method: 'POST', headers: json, body })
    expect(response.status).toBe(422)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await response.bytes())
    const strings: string[] = []
    JSON.parse(text, (name, value) => {
      strings.push(name, String(value))
      return value
    })
    expect(strings.every((string) => string.isWellFormed())).toBe(true)
  })

  test('in an id of one’s own', async () => {
    const answer = await service().call('POST', '/recommendations', {
      json: {
        duration_minutes: 60,
        proposed_slots: exampleEvent.proposed_slots,
        participants: [{ id: 'a\ud800' }],
      },
    })
    expect(answer.body.errors).toEqual([
      { pointer: '/participants/0/id', detail: 'must be well-formed Unicode' },
    ])
  })
})
