import { beforeEach, expect, test } from 'vitest'
import type { UserId } from '../../domain/user/user-id.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import { createAnswered, createEvent, exampleEvent } from './example-event.ts'

const { organizer: _organizer, ...withoutOrganizer } = exampleEvent

describeOnEveryStorage('a service', (service) => {
  let admin: string
  let reader: string
  let olga: UserId
  let olgas: string
  beforeEach(async () => {
    admin = await service().apiKey({ role: 'admin' })
    reader = await service().apiKey({ role: 'reader' })
    const json = { name: 'Olga', email: `${crypto.randomUUID()}@example.com` }
    olga = (await service().call('POST', '/users', { token: admin, json })).body.user_id
    olgas = await service().apiKey({ role: 'organizer', userId: olga })
  })

  const list = async (query: string, token = olgas) =>
    (await service().call('GET', `/events${query}`, { token })).body
  const idsIn = ({ events }: { events: readonly { event_id: string }[] }) =>
    events.map(({ event_id }) => event_id)

  /** As many events of Olga's, the first first. */
  const createHers = async (count: number) => {
    const ids: string[] = []
    for (let i = 0; i < count; i++) {
      const json = { ...withoutOrganizer, organizer_id: olga }
      ids.push((await service().call('POST', '/events', { token: olgas, json })).body.event_id)
    }
    return ids
  }

  test('lists an organizer’s own events, the last first, page by page', async () => {
    const ids = await createHers(5)
    await createEvent(service())
    expect(idsIn(await list(''))).toEqual(ids.toReversed())
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const page = await list(`?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`)
      pages.push(idsIn(page))
      cursor = page.next_cursor
    } while (cursor !== undefined)
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
    expect(pages.flat()).toEqual(ids.toReversed())
  })

  test('lists what is created meanwhile on no later page', async () => {
    const ids = await createHers(3)
    const first = await list('?limit=2')
    await createHers(1)
    const second = await list(`?limit=2&cursor=${first.next_cursor}`)
    expect([...idsIn(first), ...idsIn(second)]).toEqual(ids.toReversed())
    expect(second).not.toHaveProperty('next_cursor')
  })

  test('lists events of one status', async () => {
    const [one, two] = (await createHers(2)) as [string, string]
    const start_time = '2026-01-12T14:00-05:00'
    const json = { start_time }
    await service().call('POST', `/events/${one}/schedule`, { token: olgas, json })
    expect(idsIn(await list('?status=open'))).toEqual([two])
    expect(idsIn(await list('?status=cancelled'))).toEqual([])
    expect((await list('?status=scheduled')).events).toEqual([
      expect.objectContaining({ event_id: one, scheduled_start_time: '2026-01-12T19:00:00Z' }),
    ])
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e1', 'limit'],
    ['cursor=garbage', 'cursor'],
    [`cursor=${Buffer.from('usr_01kf3k9v4xe9ktn8vbq1d5m2rz').toString('base64url')}`, 'cursor'],
    ['status=lost', 'status'],
    ['organizer_id=nobody', 'organizer_id'],
  ])('is refused a list with %s', async (query, parameter) => {
    const { status, body } = await service().call('GET', `/events?${query}`, { token: olgas })
    expect([status, body.errors[0].parameter]).toEqual([422, parameter])
  })

  test('finds no events of somebody who is not there', async () => {
    const nobody = 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz'
    expect(await list(`?organizer_id=${nobody}`, admin)).toEqual({ events: [] })
  })

  test('acts as the organizer on the events of its user', async () => {
    const [id] = (await createHers(1)) as [string]
    const read = await service().call('GET', `/events/${id}`, { token: olgas })
    expect(read.body.participants[0].email).toBe('ada@example.com')
    const json = { start_time: '2026-01-12T14:00-05:00' }
    const scheduled = await service().call('POST', `/events/${id}/schedule`, { token: olgas, json })
    expect(scheduled.status).toBe(200)
  })

  test('that may only read sees no address, and no more of the answers than is for everyone', async () => {
    const event = await createAnswered(service())
    const read = async (path = '') =>
      (await service().call('GET', event.path + path, { token: reader })).body
    expect(JSON.stringify(await read())).not.toContain('@')
    expect((await read()).participants).toHaveLength(3)
    expect((await read('/recommendations')).recommendations[0].available).toHaveLength(2)
    const visibility = { answers: 'organizer_only' }
    await service().call('PATCH', event.path, { token: event.organizer, json: { visibility } })
    const [best] = (await read('/recommendations')).recommendations
    expect([best.available_count, best.available]).toEqual([2, []])
  })

  test('is answered with what no cache keeps', async () => {
    for (const path of ['/events', `/users/${olga}`, `/users/${olga}/export`]) {
      const { headers } = await service().call('GET', path, { token: olgas })
      expect(headers.get('Cache-Control')).toBe('private, no-cache')
      expect(headers.get('Vary')).toContain('Authorization')
    }
  })

  test('is told the same of an event that is another’s and of one that is not', async () => {
    const event = await createEvent(service())
    const paths = [event.path, '/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz', '/events/anything']
    const told = paths.map(async (path) => {
      const { status, body } = await service().call('GET', path, { token: olgas })
      return [status, body.detail]
    })
    const [first, ...others] = await Promise.all(told)
    expect(first?.[0]).toBe(403)
    for (const other of others) expect(other).toEqual(first)
  })
})
