import { beforeEach, describe, expect, test } from 'vitest'
import type { Grant, IssuedGrant } from '../../domain/access/grant.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import type { Event } from '../../domain/event/event.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { User } from '../../domain/user/user.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { issued, sampleEvent, user } from './samples.ts'

/** What every storage owes those who hand out tokens, and take them back. */
export function describeGrants(name: string, open: OpenRepositories): void {
  describe(`grants in ${name}`, () => {
    let repositories: Repositories
    let ada: User
    let ben: User
    let event: Event
    let tokens: readonly IssuedGrant[]
    let strangers: IssuedGrant

    beforeEach(async () => {
      repositories = await open()
      ;[ada, ben] = [user('Ada'), user('Ben')]
      const organizer = user('Olga')
      event = sampleEvent(organizer, [ada, ben])
      const eventId = event.id
      tokens = [
        issued({ role: 'organizer', eventId }),
        issued({ role: 'join', eventId }),
        issued({ role: 'participant', eventId, userId: ada.id }),
        issued({ role: 'participant', eventId, userId: ben.id }),
      ]
      await repositories.events.create(event, [organizer, ada, ben], tokens)
      const uma = user('Uma')
      const other = sampleEvent(uma, [])
      strangers = issued({ role: 'join', eventId: other.id })
      await repositories.events.create(other, [uma], [strangers])
    })

    const find = ({ hash }: IssuedGrant) => repositories.grants.find(hash)
    const permitted = () => ok(undefined)
    const replace = ({ grant }: IssuedGrant, next?: IssuedGrant) =>
      repositories.grants.replace(grant, next?.hash, permitted)

    test.each([0, 1, 2, 3])(
      'one that is replaced (%i) is found under its new token alone',
      async (n) => {
        const old = tokens[n] as IssuedGrant
        const next = issued(old.grant)
        expect(await replace(old, next)).toEqual(ok(undefined))
        expect(await find(old)).toBeUndefined()
        expect(await find(next)).toEqual(old.grant)
        for (const other of [...tokens.filter((one) => one !== old), strangers]) {
          expect(await find(other)).toEqual(other.grant)
        }
      },
    )

    test.each([1, 2, 3])(
      'one that is revoked (%i) is not found, and can be given anew',
      async (n) => {
        const old = tokens[n] as IssuedGrant
        expect(await replace(old)).toEqual(ok(undefined))
        expect(await replace(old)).toEqual(ok(undefined))
        expect(await find(old)).toBeUndefined()
        const next = issued(old.grant)
        await replace(old, next)
        expect(await find(next)).toEqual(old.grant)
        for (const other of tokens.filter((one) => one !== old)) {
          expect(await find(other)).toEqual(other.grant)
        }
      },
    )

    test('all are gone that were ever issued for a grant, but the last', async () => {
      const [organizer] = tokens as [IssuedGrant]
      const later = Array.from({ length: 3 }, () => issued(organizer.grant))
      for (const next of later) await replace(organizer, next)
      const found = await Promise.all([organizer, ...later].map(find))
      expect(found).toEqual([undefined, undefined, undefined, organizer.grant])
    })

    test('of many that are put in one’s place at once, one is left', async () => {
      const [, join] = tokens as [IssuedGrant, IssuedGrant]
      const later = Array.from({ length: 10 }, () => issued(join.grant))
      await Promise.all(later.map((next) => replace(join, next)))
      const found = await Promise.all([join, ...later].map(find))
      expect(found.filter((grant) => grant !== undefined)).toEqual([join.grant])
    })

    test('the rule sees the event, and when it refuses nothing changes', async () => {
      const [organizer] = tokens as [IssuedGrant]
      const next = issued(organizer.grant)
      const refused = await repositories.grants.replace(organizer.grant, next.hash, (seen) => {
        expect(seen).toEqual(event)
        return refuse('no')
      })
      expect(refused).toEqual(refuse('no'))
      expect(await find(organizer)).toEqual(organizer.grant)
      expect(await find(next)).toBeUndefined()
    })

    test('replacing one changes nothing of the event', async () => {
      const [organizer] = tokens as [IssuedGrant]
      await replace(organizer, issued(organizer.grant))
      expect(await repositories.events.find(event.id)).toEqual(event)
    })

    test('of an event that is not there can’t be replaced', async () => {
      const grant: Grant = { role: 'join', eventId: sampleEvent(ada, []).id }
      const { hash } = issued(grant)
      expect(await repositories.grants.replace(grant, hash, permitted)).toEqual(
        refuse({ _tag: 'EventNotFound', eventId: grant.eventId }),
      )
      expect(await repositories.grants.find(hash)).toBeUndefined()
    })

    test('that were put in another’s place are gone with whom they belong to', async () => {
      const [organizer, join, adas, bens] = tokens as [
        IssuedGrant,
        IssuedGrant,
        IssuedGrant,
        IssuedGrant,
      ]
      const later = [organizer, join, adas, bens].map(({ grant }) => issued(grant))
      for (const next of later) await replace(next, next)
      await repositories.events.update(event.id, (event) => removeParticipant(event, ada.id))
      const found = () => Promise.all(later.map(find))
      expect(await found()).toEqual([organizer.grant, join.grant, undefined, bens.grant])
      await repositories.events.delete(event.id, permitted)
      expect(await found()).toEqual([undefined, undefined, undefined, undefined])
    })

    test('tell when they expire, those of participants and for joining alone', async () => {
      const expire = (linksExpireAt: number | null) =>
        repositories.events.update(event.id, (event) => changeEvent(event, { linksExpireAt }))
      const expiries = async () =>
        (await Promise.all(tokens.map(find))).map((grant) => grant?.expiresAt)
      expect(await expiries()).toEqual([undefined, undefined, undefined, undefined])
      await expire(1_000)
      expect(await expiries()).toEqual([undefined, 1_000, 1_000, 1_000])
      await expire(2_000)
      expect(await expiries()).toEqual([undefined, 2_000, 2_000, 2_000])
      await expire(null)
      expect(await expiries()).toEqual([undefined, undefined, undefined, undefined])
      expect(await find(strangers)).toEqual(strangers.grant)
    })
  })
}
