import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LOOPBACK, Receiver, status, verified } from '../webhooks/receiver.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createEvent,
  everything,
  exampleAnswers,
  exampleEvent,
  participant,
  slot,
  submit,
} from './example-event.ts'
import type { RunningService } from './running-service.ts'

const EVERYTHING = [
  'event.created',
  'availability.submitted',
  'event.scheduled',
  'event.cancelled',
  'event.everyone_answered',
  'event.suits_everyone',
]

describeOnEveryStorage(
  'webhooks',
  (service) => {
    let receiver: Receiver
    beforeEach(async () => {
      receiver = await Receiver.listen()
    })
    afterEach(() => receiver.close())

    const asOrganizer = (event: Created, method: string, path: string, json?: object) =>
      service().call(method, event.path + path, { token: event.organizer, json })
    const register = (event: Created, json: object) => asOrganizer(event, 'POST', '/webhooks', json)
    const log = async (event: Created, id: string, query = '') =>
      (await asOrganizer(event, 'GET', `/webhooks/${id}/deliveries${query}`)).body

    describe('of an event', () => {
      test('are registered with a secret that is shown once, and change nothing else', async () => {
        const event = await createEvent(service())
        const before = await everything(service(), event)
        const types = ['event.cancelled', 'event.scheduled', 'event.cancelled']
        const { status, body } = await register(event, { url: receiver.url, types })
        expect(status).toBe(201)
        const shown = {
          webhook_id: expect.stringMatching(/^whk_[0-9a-z]{26}$/),
          url: receiver.url,
          types: ['event.scheduled', 'event.cancelled'],
          status: 'enabled',
          created_at: expect.any(String),
        }
        expect(body).toEqual({
          ...shown,
          secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
        })
        const listed = await asOrganizer(event, 'GET', '/webhooks')
        expect(listed.body).toEqual({
          event_id: event.path.replace('/events/', ''),
          webhooks: [shown],
        })
        expect(await everything(service(), event)).toEqual(before)
      })

      test('are told everything unless they say', async () => {
        const event = await createEvent(service())
        expect((await register(event, { url: receiver.url })).body.types).toEqual(EVERYTHING)
      })

      test('change what they are told', async () => {
        const event = await createEvent(service())
        const { webhook_id: id } = (await register(event, { url: receiver.url })).body
        const changes = { types: ['event.scheduled'] }
        const { status, body } = await asOrganizer(event, 'PATCH', `/webhooks/${id}`, changes)
        expect([status, body.types]).toEqual([200, ['event.scheduled']])
        expect(body).not.toHaveProperty('secret')
        const nothing = await asOrganizer(event, 'PATCH', `/webhooks/${id}`, {})
        expect(nothing.body).toEqual(body)
      })

      test('are ten at most, and one more once one is gone', async () => {
        const event = await createEvent(service())
        const registered = await Promise.all(
          Array.from({ length: 10 }, () => register(event, { url: receiver.url })),
        )
        expect((await register(event, { url: receiver.url })).status).toBe(409)
        const id = registered[3]?.body.webhook_id
        expect((await asOrganizer(event, 'DELETE', `/webhooks/${id}`)).status).toBe(204)
        expect((await asOrganizer(event, 'DELETE', `/webhooks/${id}`)).status).toBe(404)
        expect((await register(event, { url: receiver.url })).status).toBe(201)
      })

      test('are not found where they are not', async () => {
        const [event, other] = [await createEvent(service()), await createEvent(service())]
        const { webhook_id: id } = (await register(other, { url: receiver.url })).body
        for (const unknown of [id, 'whk_01kf3k9v4xe9ktn8vbq1d5m2rz', 'anything']) {
          const path = `/webhooks/${unknown}`
          expect((await asOrganizer(event, 'PATCH', path, {})).status).toBe(404)
          expect((await asOrganizer(event, 'DELETE', path)).status).toBe(404)
          expect((await asOrganizer(event, 'GET', `${path}/deliveries`)).status).toBe(404)
        }
      })

      test.each([
        ['http://example.com/', 'must begin with https://'],
        ['https://10.0.0.1/', 'leads to an address that is not on the Internet'],
        ['https://169.254.169.254/latest', 'leads to an address that is not on the Internet'],
        ['https://u:p@example.com/', 'must have no user and no password: messages are signed'],
        [
          'https://api.localhost./',
          'is a name of this machine, which no name server knows: write its address',
        ],
        ['nonsense', 'is not a URL such as https://example.com/meetings'],
      ])('have no URL like %s', async (url, detail) => {
        const event = await createEvent(service())
        // In the clear a name may lead into the allowed network: only an address tells.
        const wrong = url.replace('http://example.com', 'http://8.8.8.8')
        const refused = await register(event, { url: wrong })
        expect(refused.status).toBe(422)
        expect(refused.body.errors).toEqual([{ pointer: '/url', detail }])
        const webhooks = [{ url: receiver.url }, { url: wrong }]
        const json = { ...exampleEvent, webhooks }
        const creation = await service().call('POST', '/events', { json })
        expect(creation.status).toBe(422)
        expect(creation.body.errors).toEqual([{ pointer: '/webhooks/1/url', detail }])
      })

      test('have no other fields, types or number of types', async () => {
        const event = await createEvent(service())
        const { url } = receiver
        for (const wrong of [
          { url, types: [] },
          { url, types: ['event.deleted'] },
          { url, secret: 'whsec_mine' },
          { url: 5 },
          {},
        ]) {
          expect((await register(event, wrong)).status).toBe(422)
        }
        const webhooks = Array.from({ length: 11 }, () => ({ url }))
        const json = { ...exampleEvent, webhooks }
        expect((await service().call('POST', '/events', { json })).status).toBe(422)
      })
    })

    test('are told what happens, from the creation on, in words that verify and tell nobody', async () => {
      const event = await createEvent(service(), { webhooks: [{ url: receiver.url }] })
      const [webhook] = event.answer.body.webhooks
      const eventId = event.answer.body.event_id
      const everybody = [slot('12', '14:00', '16:00')]
      for (const n of [0, 1, 2]) await submit(service(), event, participant(event, n), everybody)
      await receiver.until(6)
      await asOrganizer(event, 'POST', '/schedule', { start_time: '2026-01-12T14:00-05:00' })
      await asOrganizer(event, 'PATCH', '', { status: 'cancelled' })
      await receiver.until(8)

      const messages = receiver.received.map((one) => verified(webhook.secret, one))
      const message = (type: string, revision: number, more = {}) => ({
        type,
        timestamp: expect.stringMatching(/^2\d{3}-.*Z$/),
        data: { event_id: eventId, revision, ...more },
      })
      const by = (n: number) => ({ user_id: participant(event, n).id })
      expect(messages).toHaveLength(8)
      expect(messages).toEqual(
        expect.arrayContaining([
          message('event.created', 1),
          message('availability.submitted', 2, by(0)),
          message('availability.submitted', 3, by(1)),
          message('availability.submitted', 4, by(2)),
          message('event.everyone_answered', 4),
          message('event.suits_everyone', 4),
          message('event.scheduled', 5, { start_time: '2026-01-12T19:00:00Z' }),
          message('event.cancelled', 6),
        ]),
      )
      const documented = await documentedMessages(service())
      for (const { message } of receiver.received) {
        expect(documented(message.type, message)).toBeUndefined()
      }
      const told = receiver.received.map(({ headers, body }) => JSON.stringify([headers, body]))
      for (const secret of ['Q1 planning', 'Ada', '@example.com', 'mst_', webhook.secret]) {
        expect(told.filter((text) => text.includes(secret))).toEqual([])
      }
    })

    test('are not told that a time suits everyone where none does', async () => {
      const event = await createEvent(service(), { webhooks: [{ url: receiver.url }] })
      for (const [n, slots] of exampleAnswers.entries()) {
        await submit(service(), event, participant(event, n), slots)
      }
      await receiver.until(5)
      await asOrganizer(event, 'PATCH', '', { duration_minutes: 30 })
      await receiver.until(6)
      expect(receiver.received.at(-1)?.message).toMatchObject({
        type: 'event.suits_everyone',
        data: { revision: 5 },
      })
      expect(receiver.types.filter((type) => type === 'event.suits_everyone')).toHaveLength(1)
    })

    test('have a log of what was delivered, a page at a time', async () => {
      const event = await createEvent(service())
      const types = ['availability.submitted']
      const { webhook_id: id } = (await register(event, { url: receiver.url, types })).body
      const ada = participant(event, 0)
      for (let i = 0; i < 3; i++) await submit(service(), event, ada, [])
      await receiver.until(3)
      await expect
        .poll(async () => (await log(event, id)).deliveries.map(statusOf), { timeout: 10_000 })
        .toEqual(['delivered', 'delivered', 'delivered'])
      const whole = await log(event, id)
      expect(whole).not.toHaveProperty('next')
      expect(whole.deliveries[0]).toEqual({
        delivery_id: `msg_${id.slice(4)}_4_submitted`,
        type: 'availability.submitted',
        revision: 4,
        created_at: expect.any(String),
        status: 'delivered',
        attempts: 1,
        ended_at: expect.any(String),
        last_status: 204,
      })
      const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
      expect(whole.deliveries.map(idOf)).toEqual(ids.toSorted().toReversed())
      const first = await log(event, id, '?limit=2')
      const rest = await log(event, id, `?limit=2&before=${first.next}`)
      expect([...first.deliveries, ...rest.deliveries]).toEqual(whole.deliveries)
      expect(rest).not.toHaveProperty('next')
    })
    const statusOf = ({ status }: { status: string }) => status
    const idOf = ({ delivery_id }: { delivery_id: string }) => delivery_id

    test('have a log of which no other part is asked for than there is', async () => {
      const event = await createEvent(service())
      const { webhook_id: id } = (await register(event, { url: receiver.url })).body
      const other = 'msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_deleted'
      for (const query of [
        'limit=0',
        'limit=101',
        'limit=x',
        `before=${other}`,
        'before=1',
        'x=1',
      ]) {
        const path = `/webhooks/${id}/deliveries?${query}`
        const { status, body } = await asOrganizer(event, 'GET', path)
        expect([query, status]).toEqual([query, 422])
        expect(body.errors[0].parameter).toBe(query.split('=')[0])
      }
    })

    test('that are gone are disabled, which the organizer sees, and can be enabled again', async () => {
      const event = await createEvent(service())
      receiver.reply = status(410)
      const { webhook_id: id } = (await register(event, { url: receiver.url })).body
      await submit(service(), event, participant(event, 0), [])
      const webhook = async () => (await asOrganizer(event, 'GET', '/webhooks')).body.webhooks[0]
      await expect.poll(async () => (await webhook()).status, { timeout: 10_000 }).toBe('disabled')
      expect(await webhook()).toMatchObject({
        disabled_reason: 'gone',
        disabled_at: expect.any(String),
      })
      expect((await log(event, id)).deliveries).toMatchObject([
        { status: 'failed', attempts: 1, last_status: 410 },
      ])
      await asOrganizer(event, 'PATCH', `/webhooks/${id}`, { status: 'enabled' })
      expect(await webhook()).not.toHaveProperty('disabled_reason')
      receiver.reply = status(204)
      await submit(service(), event, participant(event, 0), [])
      await receiver.until(2)
    })

    test('are in no log, nor are their secrets', async () => {
      const event = await createEvent(service())
      receiver.reply = status(500)
      const url = `${receiver.url}?key=hidden`
      const { webhook_id: id, secret } = (await register(event, { url })).body
      await submit(service(), event, participant(event, 0), [])
      await expect
        .poll(
          () =>
            service()
              .log.filter((line) => line.includes('not delivered'))
              .join(),
          { timeout: 10_000 },
        )
        .toContain(id)
      const lines = service().log.filter(
        (line) => line.includes('hidden') || line.includes(secret) || line.includes('/hook'),
      )
      expect(lines).toEqual([])
    })

    test('go with their event', async () => {
      const event = await createEvent(service(), { webhooks: [{ url: receiver.url }] })
      const [{ webhook_id: id }] = event.answer.body.webhooks
      expect((await asOrganizer(event, 'DELETE', '')).status).toBe(204)
      expect((await asOrganizer(event, 'GET', `/webhooks/${id}/deliveries`)).status).toBe(401)
    })
  },
  async () => ({ webhookNetworks: LOOPBACK }),
)

/** What the OpenAPI document has against a message of this type. */
async function documentedMessages({ url }: RunningService) {
  const document = await (await fetch(`${url}/openapi.json`)).json()
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  ajv.addSchema(document, 'openapi')
  return (type: string, message: unknown): unknown => {
    const place = `${type}/post/requestBody/content/application~1json/schema`
    const validate = ajv.compile({ $ref: `openapi#/webhooks/${place}` })
    return validate(message) ? undefined : validate.errors
  }
}
