import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import type { Answer } from './running-service.ts'
import { type Person, type Stage, stage, type WholeEvent, wholeEvent } from './whole-event.ts'

/** Somebody who holds a token that is not the organizer's; who may only join is nobody yet. */
type Viewer = { readonly token: string; readonly self?: Person }

const viewersOf = ({ join, people }: Stage): readonly Viewer[] => [
  { token: join },
  ...people.map((self) => ({ token: self.token, self })),
]

const RANKED = [
  '/recommendations?limit=100&advice=true',
  '/recommendations?distinct=true',
  '/cover',
  '/heat-map',
]

const EVERYONE = { answers: 'everyone', participants: 'everyone' } as const

/** Every text in a body, names of fields among them. */
function textsIn(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body]
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => [name, ...textsIn(value)])
}

/** Those of the secrets that a body gives away. */
const givenAway = (body: unknown, secrets: readonly string[]) => {
  const texts = textsIn(body)
  return secrets.filter((secret) => texts.some((text) => text.includes(secret)))
}

type Segment = {
  readonly start_time: string
  readonly available_count: number
  readonly if_needed_count: number
}

/** When the counts of a heat map change, and to what. */
const joined = (segments: readonly Segment[]) =>
  segments
    .map((one) => [one.start_time, `${one.available_count} ${one.if_needed_count}`] as const)
    .filter(([, counts], i, all) => counts !== all[i - 1]?.[1])

const isOf =
  ({ id }: Person) =>
  ({ user_id }: { user_id: string }) =>
    user_id === id

const whoTheyAre = ({ id, name, zone }: Person) => [id, name, zone]

describeOnEveryStorage('what is shown to whom', (service) => {
  const others = ({ people }: Stage, { self }: Viewer) => people.filter(({ id }) => id !== self?.id)

  /** Whose ids, names, zones and addresses an answer must not hold, wherever they stand in it. */
  function secretsFrom(event: WholeEvent, staged: Stage, viewer: Viewer): readonly string[] {
    const hidden = others(staged, viewer)
    const addresses = [...hidden, staged.organizer]
      .map(({ email }) => email)
      .filter((email) => email !== viewer.self?.email)
    const isHidden = event.visibility.participants === 'organizer_only'
    return isHidden ? [...addresses, ...hidden.flatMap(whoTheyAre)] : addresses
  }

  function hoursOf(body: unknown): readonly string[] {
    const texts = new Set(textsIn(body))
    return [0, 1, 2, 3, 4].map((n) => `0${n}:0${n + 1}`).filter((start) => texts.has(start))
  }

  function checkEvent(event: WholeEvent, staged: Stage, viewer: Viewer, { body }: Answer): void {
    // Who invites is no secret; when they take part, where they are is.
    const { organizer, ...rest } = body
    expect(givenAway(rest, secretsFrom(event, staged, viewer))).toEqual([])
    const addresses = secretsFrom({ ...event, visibility: EVERYONE }, staged, viewer)
    expect(givenAway(organizer, addresses)).toEqual([])
    expect(organizer.name).toBe(staged.organizer.name)
    expect(body.participant_count).toBe(event.people.length)
    const { answers, participants } = event.visibility
    const seesOthers = participants === 'everyone'
    const shown = seesOthers ? staged.people : staged.people.filter((one) => one === viewer.self)
    expect(body.participants.map((one: { user_id: string }) => one.user_id)).toEqual(
      shown.map(({ id }) => id),
    )
    expect(hoursOf(body)).toEqual(shown.map(({ worksFrom }) => worksFrom))
    for (const { user_id, status, email } of body.participants) {
      const isSelf = user_id === viewer.self?.id
      expect(email).toBe(isSelf ? viewer.self?.email : undefined)
      const seesStatus = isSelf || (seesOthers && answers === 'everyone')
      expect(status !== undefined).toBe(seesStatus)
    }
    if (!seesOthers && organizer.user_id !== viewer.self?.id) {
      expect(organizer).not.toHaveProperty('timezone')
    }
  }

  function checkRanked(event: WholeEvent, staged: Stage, viewer: Viewer, { body }: Answer): void {
    const secrets = secretsFrom(event, staged, viewer)
    expect(givenAway(body, secrets)).toEqual([])
    const { answers, participants } = event.visibility
    if (answers === 'everyone' && participants === 'everyone') return
    // Where people are is no answer of theirs.
    const recommendations = body.recommendations?.map(
      ({ local_times: _, ...one }: object & { local_times: object }) => one,
    )
    const told = others(staged, viewer).flatMap(({ id, name }) => [id, name])
    expect(givenAway({ ...body, recommendations }, told)).toEqual([])
  }

  test.prop([wholeEvent(), fc.constantFrom('identity', 'gzip')], { numRuns: 25 })(
    'nobody is told more of others than the organizer allows, whatever they ask',
    async (event, coding) => {
      const staged = await stage(service(), event)
      const { path, organizer } = staged
      const headers = { 'Accept-Encoding': coding }
      const read = (token: string, what: string) =>
        service().call('GET', path + what, { token, headers })
      for (const what of ['', ...RANKED]) {
        const whole = await read(organizer.token, what)
        const bodies = new Map([[whole.headers.get('ETag'), whole.body]])
        for (const viewer of viewersOf(staged)) {
          const answer = await read(viewer.token, what)
          if (what !== '' && viewer.self === undefined) {
            expect(answer.status).toBe(403)
            continue
          }
          expect(answer.status).toBe(200)
          if (what === '') checkEvent(event, staged, viewer, answer)
          else checkRanked(event, staged, viewer, answer)
          const tag = answer.headers.get('ETag')
          const others = [...bodies.keys()].filter((other) => other !== tag).join(', ')
          if (bodies.has(tag)) expect(answer.body).toEqual(bodies.get(tag))
          bodies.set(tag, answer.body)
          const again = await service().call('GET', path + what, {
            token: viewer.token,
            headers: { ...headers, 'If-None-Match': others || '"0"' },
          })
          expect(again.status).toBe(200)
          expect(again.body).toEqual(answer.body)
        }
        const later = await read(organizer.token, what)
        expect(later.body).toEqual(whole.body)
      }
    },
    120_000,
  )

  test.prop([wholeEvent()], { numRuns: 25 })(
    'what they write is answered with nothing of others, and so is what they may not do',
    async (event) => {
      const staged = await stage(service(), event)
      for (const viewer of viewersOf(staged)) {
        const ask = async (method: string, what: string, json?: object) =>
          (await service().call(method, staged.path + what, { token: viewer.token, json })).body
        const mine = viewer.self?.id ?? 'usr_nobody'
        const [someone] = others(staged, viewer) as [Person]
        const own = await Promise.all([
          ask('PATCH', `/participants/${mine}`, { timezone: viewer.self?.zone ?? 'UTC' }),
          ask('POST', '/availability', { user_id: mine, slots: [] }),
          ask('GET', `/availability/${mine}`),
          ask('POST', '/participants', { name: 'Dora', email: `${mine}@example.com` }),
        ])
        const foreign = await Promise.all([
          ask('PATCH', `/participants/${someone.id}`, { timezone: 'UTC' }),
          ask('POST', '/availability', { user_id: someone.id, slots: [] }),
          ask('GET', `/availability/${someone.id}`),
          ask('DELETE', `/participants/${someone.id}`),
          ask('POST', `/participants/${someone.id}/token`),
        ])
        const everything = others(staged, viewer).flatMap((one) => [...whoTheyAre(one), one.email])
        expect(givenAway([own, foreign], everything)).toEqual([])
      }
    },
    120_000,
  )

  test.prop([wholeEvent()], { numRuns: 25 })(
    'every viewer counts the same, and finds themselves where the organizer finds them',
    async (event) => {
      const staged = await stage(service(), event)
      const read = async (token: string, what: string) =>
        (await service().call('GET', staged.path + what, { token })).body
      const recommended = await read(staged.organizer.token, '/recommendations?limit=100')
      const covered = await read(staged.organizer.token, '/cover')
      const mapped = await read(staged.organizer.token, '/heat-map')
      for (const self of staged.people) {
        const mine = (lists: Record<string, unknown>) =>
          Object.entries(lists).map(([name, list]) =>
            Array.isArray(list)
              ? [name, list.includes(self.id)]
              : [name, typeof list === 'object' || list],
          )
        const counted = ({ minutes_outside_hours, ...rest }: Record<string, unknown>) => mine(rest)
        const seen = await read(self.token, '/recommendations?limit=100')
        expect(seen.recommendations.map(counted)).toEqual(recommended.recommendations.map(counted))
        expect(seen.responded_count).toBe(recommended.responded_count)
        const cover = await read(self.token, '/cover')
        expect(cover.sessions.map(mine)).toEqual(covered.sessions.map(mine))
        expect(mine(cover)).toEqual(mine(covered))
        const map = await read(self.token, '/heat-map')
        expect(joined(map.segments)).toEqual(joined(mapped.segments))
        expect(map.answers.filter(isOf(self))).toEqual(mapped.answers.filter(isOf(self)))
      }
    },
    120_000,
  )
})
