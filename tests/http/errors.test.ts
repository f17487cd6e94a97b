import { describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from '../../adapters/http/middleware/body-size.ts'
import {
  createAnswered,
  createEvent,
  everything,
  exampleEvent,
  participant,
  slot,
} from './example-event.ts'
import { type CallOptions, serviceForFile } from './running-service.ts'

const service = serviceForFile()

describe('a refused request changes nothing, and says what was wrong', () => {
  type Refusal = readonly [
    status: number,
    what: string,
    request: readonly [method: string, path: string, options: CallOptions],
  ]
  const good = { user_id: 'USER', slots: [] }
  const json = { 'Content-Type': 'application/json' }
  const refusals: Refusal[] = [
    [
      400,
      'a body that is not JSON',
      ['POST', '/availability', { body: '{"slots":', headers: json }],
    ],
    [400, 'no body where one is needed', ['POST', '/availability', { body: '', headers: json }]],
    [401, 'no token', ['POST', '/availability', { json: good, token: '' }]],
    [
      401,
      'an unknown token',
      ['POST', '/availability', { json: good, token: `mst_${'x'.repeat(43)}` }],
    ],
    [401, 'a malformed token', ['POST', '/availability', { json: good, token: 'secret' }]],
    [
      403,
      'a token of somebody else',
      ['PATCH', '', { json: { title: 'Mine' }, token: 'PARTICIPANT' }],
    ],
    [404, 'a participant who is not there', ['DELETE', '/participants/usr_0', {}]],
    [404, 'a path that leads nowhere', ['GET', '/nothing', {}]],
    [405, 'a method that is not for this path', ['PUT', '', { json: {} }]],
    [409, 'opening an event that is open', ['DELETE', '/schedule', {}]],
    [
      412,
      'a stale If-Match',
      ['PATCH', '', { json: { title: 'Late' }, headers: { 'If-Match': '"1"' } }],
    ],
    [412, 'a weak If-Match', ['DELETE', '', { headers: { 'If-Match': 'W/"4"' } }]],
    [
      412,
      'an If-Match that only looks like it',
      ['DELETE', '', { headers: { 'If-Match': '"04"' } }],
    ],
    [412, 'a foreign If-Match', ['DELETE', '', { headers: { 'If-Match': '"abc"' } }]],
    [
      413,
      'a body that is too large',
      ['PATCH', '', { json: { title: 'x'.repeat(MAX_BODY_BYTES.usual) } }],
    ],
    [
      415,
      'a body of another type',
      ['PATCH', '', { body: 'title=x', headers: { 'Content-Type': 'text/plain' } }],
    ],
    [415, 'a body of no type', ['PATCH', '', { body: new Blob(['{}']) }]],
    [422, 'an unknown field', ['PATCH', '', { json: { title: 'x', colour: 'red' } }]],
    [422, 'a body that is no object', ['PATCH', '', { json: [] }]],
    [
      422,
      'a field that would reach the prototype',
      ['PATCH', '', { body: '{"__proto__":{"a":1}}', headers: json }],
    ],
    [
      422,
      'too many slots',
      ['POST', '/availability', { json: { ...good, slots: Array(501).fill({}) } }],
    ],
    [
      422,
      'a slot that ends before it starts',
      ['POST', '/availability', { json: { ...good, slots: [slot('12', '15:00', '14:00')] } }],
    ],
  ]

  test.each(refusals)('%d for %s', async (status, _what, [method, path, options]) => {
    const event = await createAnswered(service())
    const before = await everything(service(), event)
    const ada = participant(event, 0)
    const token = { '': undefined, PARTICIPANT: ada.token }[options.token ?? 'none']
    const answer = await service().call(method, event.path + path, {
      ...options,
      token:
        options.token === undefined ? event.organizer : (token ?? (options.token || undefined)),
      ...(options.json !== undefined && {
        json: JSON.parse(JSON.stringify(options.json).replace('USER', ada.id)),
      }),
    })
    expect(answer.status).toBe(status)
    expect(await everything(service(), event)).toEqual(before)
  })

  test('a body that is too large is refused while it streams in, too', async () => {
    const chunk = new TextEncoder().encode(' '.repeat(8_192))
    let left = 20
    const body = new ReadableStream({
      pull: (controller) => {
        if (left-- > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    }
    const response = await fetch(`${service().url}/events`, request)
    expect(response.status).toBe(413)
  })
})

describe('all faults of a body are told at once', () => {
  test('each with its place, what was wrong and what is allowed', async () => {
    const { status, body } = await service().call('POST', '/events', {
      json: {
        title: ' ',
        duration_minutes: 3,
        step_minutes: 'often',
        colour: 'red',
        organizer: { name: 'O', email: 'nobody', age: 7 },
        proposed_slots: [
          { start_time: '2026-01-12T14:00', end_time: '2026-01-12T16:00' },
          { start_time: 'noon', end_time: '2026-01-12T16:00Z', timezone: 'Mars/Base' },
          { start_time: '2026-01-12T16:00Z', end_time: '2026-01-12T16:00Z' },
          { end_time: 7 },
        ],
        participants: [exampleEvent.participants[0], exampleEvent.participants[0]],
      },
    })
    expect(status).toBe(422)
    const byPointer = (errors: { pointer: string }[]) =>
      errors.toSorted((one, other) => one.pointer.localeCompare(other.pointer))
    const told = [
      { pointer: '/title', detail: 'must not be empty' },
      { pointer: '/duration_minutes', detail: 'must be at least 5; is 3' },
      { pointer: '/step_minutes', detail: 'must be a number; is "often"' },
      {
        pointer: '/organizer/email',
        detail: 'must be an e-mail address of at most 254 characters',
      },
      { pointer: '/organizer/age', detail: 'is not a known field' },
      {
        pointer: '/proposed_slots/0/start_time',
        detail: '"2026-01-12T14:00" has no offset, so it needs a timezone',
      },
      {
        pointer: '/proposed_slots/0/end_time',
        detail: '"2026-01-12T16:00" has no offset, so it needs a timezone',
      },
      {
        pointer: '/proposed_slots/1/timezone',
        detail: '"Mars/Base" is not an IANA time zone such as America/New_York',
      },
      {
        pointer: '/proposed_slots/1/start_time',
        detail: expect.stringMatching(/^"noon" is not a time: write/),
      },
      {
        pointer: '/proposed_slots/2/end_time',
        detail: '2026-01-12T16:00:00Z must be after the start, 2026-01-12T16:00:00Z',
      },
      { pointer: '/proposed_slots/3/start_time', detail: 'is required' },
      { pointer: '/proposed_slots/3/end_time', detail: 'must be a string; is 7' },
      { pointer: '/participants/1/email', detail: 'is the address of another participant too' },
      { pointer: '/colour', detail: 'is not a known field' },
    ]
    expect(byPointer(body.errors)).toEqual(byPointer(told))
  })

  test('up to a hundred of them, with a word on how many there are', async () => {
    const { body } = await service().call('POST', '/events', {
      json: Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`field${i}`, i])),
    })
    expect(body.errors).toHaveLength(100)
    expect(body.detail).toMatch(/^30\d\d faults in the input; the first 100 are told/)
  })

  test('also those of a whole whose parts are at fault', async () => {
    const year = { start_time: '2026-01-01T00:00Z', end_time: '2027-01-01T00:00Z' }
    const places = async (path: string, token: string | undefined, json: object) =>
      (await service().call('POST', path, { token, json })).body.errors
        .map(({ pointer }: { pointer: string }) => pointer)
        .toSorted()
    const event = await createEvent(service())
    const { id } = participant(event, 0)
    expect(
      await places('/events', undefined, {
        ...exampleEvent,
        title: '',
        step_minutes: 1,
        proposed_slots: [year],
      }),
    ).toEqual(['/proposed_slots', '/title'])
    expect(
      await places(`${event.path}/schedule`, event.organizer, {
        start_time: 'noon',
        timezone: 'Mars',
        foo: 1,
      }),
    ).toEqual(['/foo', '/start_time', '/timezone'])
    expect(
      await places(`${event.path}/participants`, event.organizer, {
        participants: [
          { name: 'X', email: 'x@example.com' },
          { name: '', email: 'y@example.com' },
          { name: 'Z', email: 'X@example.com' },
          null,
        ],
      }),
    ).toEqual(['/participants/1/name', '/participants/2/email', '/participants/3'])
    expect(
      await places(`${event.path}/participants`, event.organizer, {
        participants: [{ name: '', email: 'q' }],
        foo: 1,
      }),
    ).toEqual(['/foo', '/participants/0/email', '/participants/0/name'])
    expect(
      await places(`${event.path}/availability`, event.organizer, {
        user_id: id,
        slots: [{ start_time: 'noon', timezone: 'Mars' }],
      }),
    ).toEqual(['/slots/0/end_time', '/slots/0/start_time', '/slots/0/timezone'])
    expect(
      await places('/recommendations', undefined, {
        duration_minutes: 1,
        step_minutes: 1,
        proposed_slots: [year],
        participants: [{ id: 'a', slots: 1 }, { id: 'a' }],
      }),
    ).toEqual(['/duration_minutes', '/participants/0/slots', '/participants/1/id'])
  })

  test('with a word on the clocks where they turned the ends of a slot around', async () => {
    const { body } = await service().call('POST', '/events', {
      json: {
        ...exampleEvent,
        proposed_slots: [
          {
            start_time: '2026-03-29T02:30',
            end_time: '2026-03-29T03:15',
            timezone: 'Europe/Berlin',
          },
        ],
      },
    })
    expect(body.errors).toEqual([
      {
        pointer: '/proposed_slots/0/end_time',
        detail:
          '2026-03-29T01:15:00Z must be after the start, 2026-03-29T01:30:00Z; 02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30',
      },
    ])
  })

  test('a parameter that is given twice is one', async () => {
    const event = await createEvent(service())
    const path = `${event.path}/recommendations?limit=1&limit=2`
    const { body } = await service().call('GET', path, { token: event.organizer })
    expect(body.errors).toEqual([{ parameter: 'limit', detail: 'must be given once' }])
  })

  test('an odd key is escaped as JSON pointers are', async () => {
    const event = await createEvent(service())
    const { body } = await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { 'a/b~c': 1 },
    })
    expect(body.errors).toEqual([{ pointer: '/a~1b~0c', detail: 'is not a known field' }])
  })
})

describe('what a problem carries', () => {
  test('401 names the scheme, and whether the token was the fault', async () => {
    const event = await createEvent(service())
    const none = await service().call('GET', event.path)
    expect(none.headers.get('WWW-Authenticate')).toBe('Bearer')
    const unknown = await service().call('GET', event.path, { token: 'x' })
    expect(unknown.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"')
  })

  test('405 names the methods that are allowed', async () => {
    const { headers } = await service().call('PUT', '/events/evt_1', { json: {} })
    expect(headers.get('Allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH'])
  })

  test('a stranger can’t tell an event that exists from one that does not', async () => {
    const [mine, other] = [await createEvent(service()), await createEvent(service())]
    const ask = async (path: string) => {
      const { status, body } = await service().call('GET', path, { token: mine.organizer })
      return { status, ...body, instance: undefined }
    }
    const existing = await ask(other.path)
    expect(existing.status).toBe(403)
    expect(existing.detail).toMatch(/is not for the event at this address/)
    expect(await ask('/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz')).toEqual(existing)
    expect(await ask('/events/anything')).toEqual(existing)
  })

  test('a stranger’s input is not looked at', async () => {
    const [mine, other] = [await createEvent(service()), await createEvent(service())]
    const ask = async (token: string | undefined) => {
      const patch = { token, json: { colour: 'red' } }
      const query = '/recommendations?limit=x'
      return [
        (await service().call('PATCH', other.path, patch)).status,
        (await service().call('GET', other.path + query, { token })).status,
      ]
    }
    expect(await ask(undefined)).toEqual([401, 401])
    expect(await ask('guess')).toEqual([401, 401])
    expect(await ask(mine.organizer)).toEqual([403, 403])
  })
})
