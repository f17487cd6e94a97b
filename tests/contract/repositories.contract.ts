import { beforeEach, describe, expect, test } from 'vitest'
import type { Receipts } from '../../application/receipts.ts'
import type { ApiKeyRepository } from '../../domain/access/api-key-repository.ts'
import type { GrantRepository } from '../../domain/access/grant-repository.ts'
import type { AvailabilityRepository } from '../../domain/event/availability-repository.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { type Event, revised } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import type { MeetingPlan, ProposedSlot } from '../../domain/matching/meeting-plan.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { User } from '../../domain/user/user.ts'
import type { UserRepository } from '../../domain/user/user-repository.ts'
import type { DeliveryQueue } from '../../domain/webhook/delivery-queue.ts'
import type { WebhookRepository } from '../../domain/webhook/webhook-repository.ts'
import { made } from '../made.ts'
import {
  answerOf,
  inTime,
  issued,
  newcomer,
  organizerOf,
  sampleEvent,
  slot,
  user,
} from './samples.ts'

/** The repositories over one storage, and the receipts of what was done there. */
export type Repositories = {
  readonly events: EventRepository
  readonly availabilities: AvailabilityRepository
  readonly users: UserRepository
  readonly grants: GrantRepository
  readonly webhooks: WebhookRepository
  readonly deliveries: DeliveryQueue
  readonly apiKeys: ApiKeyRepository
  readonly receipts: Receipts
}

/** Opens them, with this clock where it matters. */
export type OpenRepositories = (now?: () => EpochMs) => Promise<Repositories>

/** What every storage owes the application, whatever it is made of. */
export function describeRepositories(name: string, open: OpenRepositories): void {
  describe(`repositories in ${name}`, () => {
    let repositories: Repositories
    let organizer: User
    let ada: User
    let ben: User
    let event: Event
    const grantsOf = () => ({
      organizer: issued({ role: 'organizer', eventId: event.id }),
      join: issued({ role: 'join', eventId: event.id }),
      ada: issued({ role: 'participant', eventId: event.id, userId: ada.id }),
      ben: issued({ role: 'participant', eventId: event.id, userId: ben.id }),
    })
    let grants: ReturnType<typeof grantsOf>

    beforeEach(async () => {
      repositories = await open()
      organizer = user('Olga')
      ada = user('Ada')
      ben = user('Ben')
      event = sampleEvent(organizer, [ada, ben])
      grants = grantsOf()
      await repositories.events.create(event, [organizer, ada, ben], Object.values(grants))
    })

    const stored = async () => {
      const found = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
      if (found === undefined) throw new Error('the event is gone')
      return found
    }

    describe('a new event', () => {
      test('is found as it was created', async () => {
        expect(await repositories.events.find(event.id)).toEqual(event)
      })

      test('brings its users', async () => {
        const people = await repositories.users.find([ada.id, organizer.id])
        expect(people).toEqual(
          new Map([
            [ada.id, ada],
            [organizer.id, organizer],
          ]),
        )
      })

      test('brings its grants', async () => {
        for (const { grant, hash } of Object.values(grants)) {
          expect(await repositories.grants.find(hash)).toEqual(grant)
        }
      })

      test('has no answers', async () => {
        expect(await stored()).toEqual({ event, answers: new Map() })
      })
    })

    describe('an event that is not there', () => {
      const stranger = sampleEvent(user('Nobody'), [])

      test('is not found', async () => {
        expect(await repositories.events.find(stranger.id)).toBeUndefined()
        expect(
          await repositories.availabilities.findAll(stranger.id, { atLeast: 1 }),
        ).toBeUndefined()
      })

      test('can’t be changed, deleted or answered', async () => {
        const notFound = refuse({ _tag: 'EventNotFound', eventId: stranger.id })
        const answer = answerOf(ada.id, slot('14:00', '15:00'))
        expect(await repositories.events.update(stranger.id, ok)).toEqual(notFound)
        expect(await repositories.events.enrol(stranger.id, [], [], ok)).toEqual(notFound)
        expect(await repositories.events.delete(stranger.id, () => ok(undefined))).toEqual(notFound)
        expect(await repositories.availabilities.replace(stranger.id, answer, inTime)).toEqual(
          notFound,
        )
        expect(await repositories.availabilities.withdraw(stranger.id, ada.id, inTime)).toEqual(
          notFound,
        )
        expect(await repositories.availabilities.find(stranger.id, ada.id)).toEqual(notFound)
      })
    })

    describe('a change', () => {
      test('is stored as the rule made it', async () => {
        const changed = revised(event, { status: { name: 'cancelled' } })
        expect(await repositories.events.update(event.id, () => ok(changed))).toEqual(ok(changed))
        expect(await repositories.events.find(event.id)).toEqual(changed)
      })

      test('that calls it off keeps the time that had been settled', async () => {
        const status = { name: 'cancelled', start: Date.parse('2026-01-12T14:00Z') } as const
        const changed = revised(event, { status })
        expect(await repositories.events.update(event.id, () => ok(changed))).toEqual(ok(changed))
        expect((await repositories.events.find(event.id))?.status).toEqual(status)
      })

      test('that the rule refuses changes nothing', async () => {
        expect(await repositories.events.update(event.id, () => refuse('no'))).toEqual(refuse('no'))
        expect(await repositories.events.find(event.id)).toEqual(event)
      })

      test('that leaves a participant out removes their answer, their grant and their user', async () => {
        await repositories.availabilities.replace(
          event.id,
          answerOf(ada.id, slot('14:00', '15:00')),
          inTime,
        )
        await repositories.events.update(event.id, (event) => removeParticipant(event, ada.id))
        expect((await stored()).answers.size).toBe(0)
        expect(await repositories.grants.find(grants.ada.hash)).toBeUndefined()
        expect(await repositories.users.find([ada.id])).toEqual(new Map())
        expect(await repositories.grants.find(grants.ben.hash)).toEqual(grants.ben.grant)
        expect((await repositories.users.find([ben.id])).size).toBe(1)
      })
    })

    test('many changes at once are all made, answers among them', async () => {
      const { availabilities, events } = repositories
      const answer = answerOf(ada.id, slot('14:00', '15:00'))
      const changes = Array.from({ length: 30 }, (_, i) =>
        i % 3 === 0
          ? availabilities.replace(event.id, answer, inTime)
          : events.update(event.id, (event) => ok(revised(event, {}))),
      )
      await Promise.all(changes)
      expect((await events.findHead(event.id))?.revision).toBe(31)
      expect((await events.find(event.id))?.revision).toBe(31)
    })

    test('an organizer who no longer takes part is still the organizer', async () => {
      const both = user('Uma')
      const hers = sampleEvent(both, [both])
      await repositories.events.create(hers, [both], [])
      await repositories.events.update(hers.id, (event) => removeParticipant(event, both.id))
      expect((await repositories.users.find([both.id])).size).toBe(1)
    })

    describe('enrolling', () => {
      let cleo: User
      beforeEach(() => {
        cleo = user('Cleo')
      })
      const cleosGrant = () => issued({ role: 'participant', eventId: event.id, userId: cleo.id })

      test('shows the rule who takes part, and stores the newcomers with their grants', async () => {
        const grant = cleosGrant()
        const enrolled = made(
          await repositories.events.enrol(event.id, [cleo], [grant], (event, people) => {
            expect(people).toEqual([ada, ben])
            return enrolParticipants(event, people, [newcomer(cleo)])
          }),
        )
        expect(enrolled.participants.map(({ userId }) => userId)).toEqual([ada.id, ben.id, cleo.id])
        expect(await repositories.events.find(event.id)).toEqual(enrolled)
        expect(await repositories.users.find([cleo.id])).toEqual(new Map([[cleo.id, cleo]]))
        expect(await repositories.grants.find(grant.hash)).toEqual(grant.grant)
      })

      test('that the rule refuses stores nobody', async () => {
        const grant = cleosGrant()
        await repositories.events.enrol(event.id, [cleo], [grant], () => refuse('full'))
        expect(await repositories.events.find(event.id)).toEqual(event)
        expect(await repositories.users.find([cleo.id])).toEqual(new Map())
        expect(await repositories.grants.find(grant.hash)).toBeUndefined()
      })
    })

    describe('an answer', () => {
      const afternoon = () => answerOf(ada.id, slot('14:00', '15:00'))

      test('is stored, marks its participant as responded and raises the revision', async () => {
        expect(await repositories.availabilities.replace(event.id, afternoon(), inTime)).toEqual(
          ok({ answer: afternoon(), revision: 2 }),
        )
        const { event: after, answers } = await stored()
        expect(after).toEqual({
          ...event,
          revision: 2,
          participants: [
            { userId: ada.id, status: 'responded', required: false },
            { userId: ben.id, status: 'invited', required: false },
          ],
        })
        expect(answers).toEqual(new Map([[ada.id, afternoon()]]))
        expect(await repositories.availabilities.find(event.id, ada.id)).toEqual(
          ok({ answer: afternoon(), revision: 2 }),
        )
      })

      test('replaces the earlier one as a whole', async () => {
        const later = answerOf(ada.id, slot('15:00', '16:00'))
        await repositories.availabilities.replace(event.id, afternoon(), inTime)
        await repositories.availabilities.replace(event.id, later, inTime)
        expect((await stored()).answers.get(ada.id)).toEqual(later)
      })

      test('without any slot is an answer all the same', async () => {
        await repositories.availabilities.replace(event.id, answerOf(ada.id), inTime)
        const { event: after, answers } = await stored()
        expect(after.participants[0]?.status).toBe('responded')
        expect(answers.get(ada.id)?.slots.size).toBe(0)
      })

      test('that the rule refuses changes nothing', async () => {
        const refused = await repositories.availabilities.replace(event.id, afternoon(), (state) =>
          refuse(state),
        )
        expect(refused).toMatchObject(
          refuse({ status: { name: 'open' }, revision: event.revision }),
        )
        expect(await stored()).toEqual({ event, answers: new Map() })
      })

      test('of somebody who does not take part is refused', async () => {
        const notFound = refuse({ _tag: 'ParticipantNotFound', userId: organizer.id })
        expect(
          await repositories.availabilities.replace(event.id, answerOf(organizer.id), inTime),
        ).toEqual(notFound)
        expect(await repositories.availabilities.find(event.id, organizer.id)).toEqual(notFound)
        expect(await repositories.availabilities.withdraw(event.id, organizer.id, inTime)).toEqual(
          notFound,
        )
      })

      test('can be withdrawn, which raises the revision once', async () => {
        await repositories.availabilities.replace(event.id, afternoon(), inTime)
        const withdraw = () => repositories.availabilities.withdraw(event.id, ada.id, inTime)
        expect(await withdraw()).toEqual(ok(3))
        expect(await withdraw()).toEqual(ok(3))
        expect(await stored()).toEqual({ event: { ...event, revision: 3 }, answers: new Map() })
      })

      test('survives a change of the windows', async () => {
        await repositories.availabilities.replace(event.id, afternoon(), inTime)
        await repositories.events.update(event.id, (event) => ok(revised(event, {})))
        expect((await stored()).answers.get(ada.id)).toEqual(afternoon())
      })

      test('is brought up to date from what is known, whatever has happened since', async () => {
        const { availabilities, events } = repositories
        const bens = answerOf(ben.id, slot('14:30', '16:00'))
        let known = await stored()
        for (const happens of [
          () => availabilities.replace(event.id, afternoon(), inTime),
          () => availabilities.replace(event.id, bens, inTime),
          () => availabilities.replace(event.id, answerOf(ada.id), inTime),
          () => availabilities.withdraw(event.id, ben.id, inTime),
          () => availabilities.replace(event.id, bens, inTime),
          () => events.update(event.id, (event) => ok(revised(event, {}))),
          () => events.update(event.id, (event) => removeParticipant(event, ada.id)),
        ]) {
          made<unknown, unknown>(await happens())
          const { revision } = (await stored()).event
          const found = await availabilities.findAll(event.id, { atLeast: revision, known })
          expect(found).toEqual(await stored())
          expect(known.event.revision).toBe(revision - 1)
          known = await stored()
        }
      })

      test('read earlier does not change when a new one comes', async () => {
        await repositories.availabilities.replace(event.id, afternoon(), inTime)
        const before = await stored()
        await repositories.availabilities.replace(event.id, answerOf(ada.id), inTime)
        expect(before.answers.get(ada.id)).toEqual(afternoon())
        expect(before.event.revision).toBe(2)
      })

      test('is never lost when many come at once', async () => {
        const answers = Array.from({ length: 40 }, (_, i) =>
          answerOf(i % 2 === 0 ? ada.id : ben.id, slot('14:00', `15:${10 + i}`)),
        )
        const outcomes = await Promise.all(
          answers.map((answer) => repositories.availabilities.replace(event.id, answer, inTime)),
        )
        const revisions = outcomes.map((outcome) => made(outcome).revision)
        expect(revisions.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 40 }, (_, i) => i + 2),
        )
        expect((await stored()).event.revision).toBe(41)
      })
    })

    describe('events that are over', () => {
      const at = (time: string) => Date.parse(`2026-01-12T${time}Z`)
      const found = async (instant: number, limit = 10_000) =>
        (await repositories.events.findOver(instant, limit)).filter((id) => ids.has(id))
      let ids: Set<EventId>
      beforeEach(() => {
        ids = new Set([event.id])
      })

      test('are found from the end of their last window on', async () => {
        expect(await found(at('15:59'))).toEqual([])
        expect(await found(at('16:00'))).toEqual([event.id])
      })

      test('are not those that were made after their windows', async () => {
        const late = sampleEvent(user('Uma'), [], { createdAt: at('18:00') })
        await repositories.events.create(late, [organizerOf(late)], [])
        ids.add(late.id)
        expect(await found(at('17:59'))).toEqual([event.id])
        expect(await found(at('18:00'))).toEqual([event.id, late.id])
      })

      test('are others when the windows change', async () => {
        const proposing = (...proposedSlots: ProposedSlot[]) =>
          repositories.events.update(event.id, (event) => changeEvent(event, { proposedSlots }))
        await proposing(slot('18:00', '20:00'), slot('14:00', '15:00'))
        expect(await found(at('19:59'))).toEqual([])
        expect(await found(at('20:00'))).toEqual([event.id])
        await proposing(slot('14:00', '15:00'))
        expect(await found(at('15:00'))).toEqual([event.id])
      })

      test('are told of in the order of their ends, and no more than wanted', async () => {
        const ends = ['13:00', '11:00', '12:00']
        const made: Event[] = []
        for (const end of ends) {
          const plan = { ...event.plan, proposedSlots: [slot('10:00', end)] }
          const one = sampleEvent(user('Uma'), [], { plan: plan as MeetingPlan })
          await repositories.events.create(one, [organizerOf(one)], [])
          made.push(one)
        }
        const [thirteen, eleven, twelve] = made.map(({ id }) => id)
        for (const { id } of made) ids.add(id)
        expect(await found(at('16:00'))).toEqual([eleven, twelve, thirteen, event.id])
        expect(await repositories.events.findOver(at('16:00'), 1)).toHaveLength(1)
      })
    })

    describe('deleting', () => {
      test('leaves no trace of the event', async () => {
        await repositories.availabilities.replace(event.id, answerOf(ada.id), inTime)
        expect(await repositories.events.delete(event.id, () => ok(undefined))).toEqual(
          ok(undefined),
        )
        expect(await repositories.events.find(event.id)).toBeUndefined()
        expect(await repositories.availabilities.findAll(event.id, { atLeast: 1 })).toBeUndefined()
        expect(await repositories.users.find([organizer.id, ada.id, ben.id])).toEqual(new Map())
        for (const { hash } of Object.values(grants)) {
          expect(await repositories.grants.find(hash)).toBeUndefined()
        }
      })

      test('that the rule refuses removes nothing', async () => {
        expect(await repositories.events.delete(event.id, () => refuse('no'))).toEqual(refuse('no'))
        expect(await stored()).toEqual({ event, answers: new Map() })
        expect((await repositories.users.find([ada.id])).size).toBe(1)
      })
    })
  })
}
