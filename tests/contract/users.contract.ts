import { beforeEach, describe, expect, test } from 'vitest'
import { uuidIdentifiers } from '../../adapters/system/uuid-identifiers.ts'
import type { ApiKey } from '../../domain/access/api-key.ts'
import type { ServiceCredential } from '../../domain/access/service-credential.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { ok, refuse } from '../../domain/result.ts'
import { KeyName } from '../../domain/text.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { EmailAddress, Subject, type User, type UserRecord } from '../../domain/user/user.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, issued, newcomer, sampleEvent, slot, user } from './samples.ts'

/** A user who is registered, by an address of their own unless it is given. */
const registered = (name: string, more: Partial<UserRecord> = {}): UserRecord => ({
  ...user(name),
  email: made(EmailAddress.of(`${name.toLowerCase()}@registered.example`)),
  registeredAt: 1_000,
  ...more,
})

const sub = (text: string) => made(Subject.of(text))
const address = (text: string) => made(EmailAddress.of(text))

const key = (credential: ServiceCredential): ApiKey => ({
  id: uuidIdentifiers.apiKeyId(),
  name: made(KeyName.of('a test')),
  credential,
  createdAt: 2_000,
})

/** What every storage owes those who stay when events go, and the keys that act for them. */
export function describeUsers(name: string, open: OpenRepositories): void {
  describe(`users in ${name}`, () => {
    let repositories: Repositories
    let olga: UserRecord
    beforeEach(async () => {
      repositories = await open()
      olga = registered('Olga', { subject: sub('auth0|olga'), timeZone: TimeZone.utc })
      expect(await repositories.users.register(olga)).toEqual(ok(undefined))
    })

    /** An event of Olga's with Ada and Ben in it, and perhaps herself. */
    const hers = async (people: readonly User[] = [user('Ada'), user('Ben')]) => {
      const event = sampleEvent(olga, people)
      const newcomers = people.filter(({ id }) => id !== olga.id)
      await repositories.events.create(event, newcomers, [])
      return event
    }

    test('are read as they were registered', async () => {
      expect(await repositories.users.read(olga.id)).toEqual(olga)
      const { registeredAt, subject, ...asOthersSeeHer } = olga
      expect(await repositories.users.find([olga.id])).toEqual(new Map([[olga.id, asOthersSeeHer]]))
      expect(await repositories.users.read(user('Nobody').id)).toBeUndefined()
    })

    test('are found by their subject, in its very case', async () => {
      expect(await repositories.users.findBySubject(sub('auth0|olga'))).toBe(olga.id)
      expect(await repositories.users.findBySubject(sub('AUTH0|olga'))).toBeUndefined()
    })

    test('share neither their address nor their subject with another who is registered', async () => {
      const [same, other] = [address('OLGA@registered.example'), address('pia@registered.example')]
      const { users } = repositories
      expect(await users.register(registered('Pia', { email: same }))).toEqual(
        refuse({ _tag: 'AddressTaken' }),
      )
      const subject = sub('auth0|olga')
      expect(await users.register(registered('Pia', { email: other, subject }))).toEqual(
        refuse({ _tag: 'SubjectTaken' }),
      )
      expect(await users.list({ email: other, limit: 10 })).toEqual([])
      expect(await users.register(registered('Pia', { email: other }))).toEqual(ok(undefined))
    })

    test('of many who register one address at once, one comes through', async () => {
      const email = address('many@registered.example')
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          repositories.users.register(registered(`Twin${i}`, { email })),
        ),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('are listed by address with those who came with events, the last first', async () => {
      const guest: User = { ...user('Guest'), email: olga.email }
      await hers([guest])
      const found = await repositories.users.list({
        email: address('olga@REGISTERED.example'),
        limit: 10,
      })
      expect(found).toEqual([guest, olga].toSorted((one, other) => (one.id < other.id ? 1 : -1)))
    })

    test('are listed page by page', async () => {
      const more = Array.from({ length: 5 }, (_, i) => registered(`Page${i}`))
      for (const one of more) await repositories.users.register(one)
      const ids = more.map(({ id }) => id).toReversed()
      const first = await repositories.users.list({ limit: 2 })
      expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2))
      const next = await repositories.users.list({ before: ids[1], limit: 2 })
      expect(next.map(({ id }) => id)).toEqual(ids.slice(2, 4))
    })

    test('can have events, which somebody who is not registered can’t', async () => {
      const event = await hers()
      expect(await repositories.events.find(event.id)).toEqual(event)
      const stranger = user('Stranger')
      const theirs = sampleEvent(stranger, [])
      expect(await repositories.events.create(theirs, [], [])).toEqual(
        refuse({ _tag: 'UserNotFound', userId: stranger.id }),
      )
      expect(await repositories.events.find(theirs.id)).toBeUndefined()
      const guest = event.participants[0]?.userId
      const guests = { ...sampleEvent(user('X'), []), organizerId: guest } as typeof event
      expect((await repositories.events.create(guests, [], [])).ok).toBe(false)
    })

    test('stay when their events go, and when they no longer take part', async () => {
      const event = await hers([olga, user('Ada')])
      await repositories.events.update(event.id, (it) => removeParticipant(it, olga.id))
      expect(await repositories.users.read(olga.id)).toEqual(olga)
      const guests = event.participants.map(({ userId }) => userId)
      await repositories.events.delete(event.id, () => ok(undefined))
      expect(await repositories.users.read(olga.id)).toEqual(olga)
      expect([...(await repositories.users.find(guests)).keys()]).toEqual([olga.id])
    })

    test('know the events that they are part of', async () => {
      const [one, two] = [await hers([olga]), await hers()]
      expect(await repositories.users.involvement(olga.id)).toEqual({
        organizes: [one.id, two.id].toSorted(),
        takesPartIn: [one.id],
      })
      const ada = two.participants[0]?.userId ?? olga.id
      expect(await repositories.users.involvement(ada)).toEqual({
        organizes: [],
        takesPartIn: [two.id],
      })
      expect(await repositories.users.involvement(user('Nobody').id)).toEqual({
        organizes: [],
        takesPartIn: [],
      })
    })

    test('who are changed raise the revision of every event that shows them', async () => {
      const ada = user('Ada')
      const [one, two] = [await hers([ada]), await hers()]
      const known = await repositories.availabilities.findAll(two.id, { atLeast: 1 })
      const named = { ...olga, name: user('Olivia').name, timeZone: undefined }
      const changed = await repositories.users.change(olga.id, () => ok(named))
      expect(changed).toEqual(ok(named))
      expect(await repositories.users.read(olga.id)).toEqual(named)
      for (const { id } of [one, two]) {
        expect((await repositories.events.findHead(id))?.revision).toBe(2)
        expect((await repositories.events.find(id))?.revision).toBe(2)
      }
      const later = await repositories.availabilities.findAll(two.id, { atLeast: 2, known })
      expect(later?.event.revision).toBe(2)
      await repositories.users.change(ada.id, (it) => ok({ ...it, name: user('Adele').name }))
      expect((await repositories.events.findHead(one.id))?.revision).toBe(3)
      expect((await repositories.events.findHead(two.id))?.revision).toBe(2)
    })

    test('are changed as a whole or not at all', async () => {
      const event = await hers()
      const pia = registered('Pia', { subject: sub('pia') })
      await repositories.users.register(pia)
      const changeOlga = (changes: Partial<UserRecord>) =>
        repositories.users.change(olga.id, (it) =>
          ok({ ...it, name: user('New').name, ...changes }),
        )
      expect(await changeOlga({ email: pia.email })).toEqual(refuse({ _tag: 'AddressTaken' }))
      expect(await changeOlga({ subject: pia.subject })).toEqual(refuse({ _tag: 'SubjectTaken' }))
      expect(await repositories.users.change(olga.id, () => refuse('no'))).toEqual(refuse('no'))
      expect(await repositories.users.read(olga.id)).toEqual(olga)
      expect((await repositories.events.findHead(event.id))?.revision).toBe(1)
      const nobody = user('Nobody').id
      expect(await repositories.users.change(nobody, (it) => ok(it))).toEqual(
        refuse({ _tag: 'UserNotFound', userId: nobody }),
      )
    })

    test('who take part with others can’t take over the address of one of them', async () => {
      const [ada, ben] = [user('Ada'), user('Ben')]
      await hers([ada, ben])
      const email = address('BEN@example.com')
      expect(await repositories.users.change(ada.id, (it) => ok({ ...it, email }))).toEqual(
        refuse({ _tag: 'AddressTaken' }),
      )
    })

    test('are removed once they are part of nothing', async () => {
      const event = await hers([olga, user('Ada')])
      const answer = answerOf(olga.id, slot('14:00', '15:00'))
      await repositories.availabilities.replace(event.id, answer, inTime)
      expect(await repositories.users.remove(olga.id)).toEqual(refuse({ _tag: 'StillInvolved' }))
      await repositories.events.delete(event.id, () => ok(undefined))
      expect(await repositories.users.remove(olga.id)).toEqual(ok(undefined))
      expect(await repositories.users.read(olga.id)).toBeUndefined()
      expect(await repositories.users.findBySubject(sub('auth0|olga'))).toBeUndefined()
      expect(await repositories.users.remove(olga.id)).toEqual(
        refuse({ _tag: 'UserNotFound', userId: olga.id }),
      )
    })

    test('who are removed while an event is created for them leave none without an organizer', async () => {
      for (let round = 0; round < 5; round++) {
        const pia = registered(`Pia${round}`)
        await repositories.users.register(pia)
        const event = sampleEvent(pia, [])
        const [created] = await Promise.all([
          repositories.events.create(event, [], []),
          repositories.users.remove(pia.id),
        ])
        const isThere = (await repositories.users.read(pia.id)) !== undefined
        expect(isThere).toBe(created.ok)
      }
    })

    test('who are renamed while an event is created for them are not shown under two names at one revision', async () => {
      for (let round = 0; round < 10; round++) {
        const pia = registered(`Pia${round}`)
        await repositories.users.register(pia)
        const event = sampleEvent(pia, [])
        const renamed = { ...pia, name: user('Renamed').name }
        const [created] = await Promise.all([
          repositories.events.create(event, [pia], []),
          repositories.users.change(pia.id, () => ok(renamed)),
        ])
        const revision = (await repositories.events.findHead(event.id))?.revision
        expect(created.ok ? revision : created.fault._tag).toBe(created.ok ? 2 : 'UserChanged')
        expect(await repositories.events.create(sampleEvent(pia, []), [pia], [])).toEqual(
          refuse({ _tag: 'UserChanged' }),
        )
      }
    })

    test('are told of their address first where both are taken', async () => {
      const pia = registered('Pia', { subject: sub('pia') })
      await repositories.users.register(pia)
      const both = registered('Quin', { email: olga.email, subject: pia.subject })
      expect(await repositories.users.register(both)).toEqual(refuse({ _tag: 'AddressTaken' }))
    })

    test('who change nothing that is shown revise nothing', async () => {
      const event = await hers()
      await repositories.users.change(olga.id, (it) => ok({ ...it, subject: sub('other') }))
      expect((await repositories.events.findHead(event.id))?.revision).toBe(1)
    })

    test.each(['İ@example.com', 'ẞ@example.com', 'ΣΑΣ@example.com', 'Ⱥ@example.com'])(
      'have one address where the domain says so, %s',
      async (text) => {
        const one = registered('One', { email: address(text) })
        const other = registered('Other', { email: address(text.toLowerCase()) })
        await repositories.users.register(one)
        const isSame = EmailAddress.same(one.email, other.email)
        expect((await repositories.users.register(other)).ok).toBe(!isSame)
        const found = await repositories.users.list({ email: other.email, limit: 9 })
        expect(found).toHaveLength(1)
      },
    )

    test('may have an address that is twice as long in lower case', async () => {
      const one = registered('One', { email: address(`${'İ'.repeat(240)}@example.com`) })
      expect(await repositories.users.register(one)).toEqual(ok(undefined))
      expect(await repositories.users.list({ email: one.email, limit: 9 })).toEqual([one])
    })

    test('can be joined in their events like anybody', async () => {
      const event = await hers([])
      const ada = user('Ada')
      const grant = issued({ role: 'participant', eventId: event.id, userId: ada.id })
      const enrolled = await repositories.events.enrol(event.id, [ada], [grant], (it, people) =>
        enrolParticipants(it, people, [newcomer(ada)]),
      )
      expect(enrolled.ok).toBe(true)
    })

    describe('with API keys', () => {
      const { hash } = issued({ role: 'join', eventId: 'evt' as never })
      const another = issued({ role: 'join', eventId: 'evt' as never }).hash

      test.each(['admin', 'reader'] as const)('of the role %s are found', async (role) => {
        const one = key({ role })
        expect(await repositories.apiKeys.add(one, hash)).toEqual(ok(undefined))
        expect(await repositories.apiKeys.find(hash)).toEqual({ role })
        expect(await repositories.apiKeys.find(another)).toBeUndefined()
        expect(await repositories.apiKeys.list()).toEqual([one])
      })

      test('are revoked for good', async () => {
        const one = key({ role: 'admin' })
        await repositories.apiKeys.add(one, hash)
        expect(await repositories.apiKeys.revoke(one.id)).toBe(true)
        expect(await repositories.apiKeys.revoke(one.id)).toBe(false)
        expect(await repositories.apiKeys.find(hash)).toBeUndefined()
        expect(await repositories.apiKeys.list()).toEqual([])
      })

      test('act for registered users alone, and go with them', async () => {
        const event = await hers([user('Ada')])
        const guest = event.participants[0]?.userId
        expect(
          await repositories.apiKeys.add(key({ role: 'organizer', userId: guest }), another),
        ).toEqual(refuse({ _tag: 'UserNotFound', userId: guest }))
        const credential = { role: 'organizer', userId: olga.id } as const
        await repositories.apiKeys.add(key(credential), hash)
        expect(await repositories.apiKeys.find(hash)).toEqual(credential)
        await repositories.events.delete(event.id, () => ok(undefined))
        await repositories.users.remove(olga.id)
        expect(await repositories.apiKeys.find(hash)).toBeUndefined()
        expect(await repositories.apiKeys.list()).toEqual([])
      })
    })
  })
}
