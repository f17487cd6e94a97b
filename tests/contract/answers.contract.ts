import { beforeEach, describe, expect, test } from 'vitest'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { Availability } from '../../domain/event/availability.ts'
import type { EventState, EventWithAnswers } from '../../domain/event/availability-repository.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import type { Event } from '../../domain/event/event.ts'
import { ok, refuse } from '../../domain/result.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import type { User } from '../../domain/user/user.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, organizerOf, reluctantly, sampleEvent, slot, user } from './samples.ts'

const DEADLINE = Date.parse('2026-01-10T12:00:00Z')

/** What every storage owes answers that say more than when somebody can come. */
export function describeAnswers(name: string, open: OpenRepositories): void {
  describe(`answers in ${name}`, () => {
    let repositories: Repositories
    let ada: User
    let ben: User
    let event: Event

    beforeEach(async () => {
      repositories = await open()
      ;[ada, ben] = [user('Ada'), user('Ben')]
      event = sampleEvent(user('Olga'), [ada, ben], { answerBy: DEADLINE })
      await repositories.events.create(event, [organizerOf(event), ada, ben], [])
    })

    const replace = async (answer: Availability) =>
      made(await repositories.availabilities.replace(event.id, answer, inTime))

    /** Somebody's answer by every way there is to it. */
    async function readings({ id }: User, known?: EventWithAnswers) {
      const { availabilities } = repositories
      const all = await availabilities.findAll(event.id, { atLeast: 1 })
      const brought = known && (await availabilities.findAll(event.id, { atLeast: 1, known }))
      return {
        byThemselves: made(await availabilities.find(event.id, id)).answer,
        withAll: all?.answers.get(id),
        ...(brought && { broughtUpToDate: brought.answers.get(id) }),
      }
    }

    describe('with reservations', () => {
      const reluctant = () =>
        answerOf(
          ada.id,
          slot('14:00', '15:00'),
          reluctantly(slot('14:30', '15:30')),
          reluctantly(slot('16:00', '17:00')),
          slot('17:00', '18:00'),
        )

      test('are found as they were given, and the same is told to who gives them', async () => {
        const known = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
        expect(await replace(reluctant())).toEqual({ answer: reluctant(), revision: 2 })
        const found = Object.entries(await readings(ada, known))
        expect(found.map(([how]) => how)).toHaveLength(3)
        for (const [how, answer] of found) expect([how, answer]).toEqual([how, reluctant()])
      })

      test('alone are as much an answer', async () => {
        const onlyIfNeeded = answerOf(ada.id, reluctantly(slot('14:00', '16:00')))
        await replace(onlyIfNeeded)
        const { withAll } = await readings(ada)
        expect(withAll).toEqual(onlyIfNeeded)
        expect(withAll?.firmSlots.size).toBe(0)
      })

      test('leave nothing behind when they are given up', async () => {
        const glad = answerOf(ada.id, slot('14:00', '15:00'), slot('16:00', '17:00'))
        await replace(reluctant())
        await replace(glad)
        expect((await readings(ada)).withAll).toEqual(glad)
      })
    })

    test('without reservations have one set of slots, not two that are equal', async () => {
      const known = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
      await replace(answerOf(ada.id, slot('14:00', '15:00'), slot('15:30', '16:00')))
      await replace(answerOf(ben.id))
      for (const person of [ada, ben]) {
        const found = Object.values(await readings(person, known))
        expect(found).toHaveLength(3)
        for (const answer of found) expect(answer?.firmSlots).toBe(answer?.slots)
      }
    })

    describe('of somebody who says when they are busy', () => {
      const busyAtNoon = () => made(Availability.besides(ada.id, [slot('12:00', '13:00')]))

      test('are made from the windows and buffers that stand', async () => {
        const changed = made(
          await repositories.events.update(event.id, (event) =>
            changeEvent(event, {
              proposedSlots: [slot('11:00', '12:30'), slot('15:00', '16:00')],
              bufferBeforeMinutes: 30,
              bufferAfterMinutes: 10,
            }),
          ),
        )
        const given = { userId: ada.id, within: busyAtNoon() }
        const { availabilities } = repositories
        const stored = made(await availabilities.replace(event.id, given, inTime))
        expect(stored).toEqual({ answer: made(given.within(changed.plan)), revision: 3 })
        const free = [slot('10:30', '12:00'), slot('14:30', '16:10')].map((slot) => slot.interval)
        expect(stored.answer.slots).toEqual(IntervalSet.of(free))
        for (const answer of Object.values(await readings(ada))) {
          expect(answer).toEqual(stored.answer)
        }
      })

      test('are made from the windows of their moment, however many change at once', async () => {
        const given = { userId: ada.id, within: busyAtNoon() }
        const { availabilities, events } = repositories
        const plans = new Map([[event.revision, event.plan]])
        const answers = new Map<number, Availability>()
        const change = async (hour: number) => {
          const proposedSlots = [slot(`${hour}:00`, `${hour + 1}:30`)]
          const changed = await events.update(event.id, (event) =>
            changeEvent(event, { proposedSlots }),
          )
          plans.set(made(changed).revision, made(changed).plan)
        }
        const submit = async () => {
          const stored = made(await availabilities.replace(event.id, given, inTime))
          answers.set(stored.revision, stored.answer)
        }
        const hours = Array.from({ length: 10 }, (_, i) => 10 + i)
        await Promise.all(hours.flatMap((hour) => [change(hour), submit()]))
        expect([plans.size, answers.size]).toEqual([11, 10])
        for (const [revision, answer] of answers) {
          const standing = Math.max(...plans.keys().filter((one) => one < revision))
          expect(answer).toEqual(made(given.within(plans.get(standing) as Event['plan'])))
        }
      })

      test('see the whole plan, and nothing when the rule refuses', async () => {
        const plans: unknown[] = []
        const given = {
          userId: ada.id,
          within: (plan: Event['plan']) => {
            plans.push(plan)
            return ok(answerOf(ada.id))
          },
        }
        const { availabilities } = repositories
        await availabilities.replace(event.id, given, () => refuse('no'))
        expect(plans).toEqual([])
        await availabilities.replace(event.id, given, inTime)
        expect(plans).toEqual([event.plan])
      })

      test('are not stored when they do not follow from the windows', async () => {
        const given = { userId: ada.id, within: () => refuse('not from these') }
        const { availabilities, events } = repositories
        const kept = made(await availabilities.replace(event.id, answerOf(ada.id), inTime))
        const again = await availabilities.replace(event.id, given, () => ok(undefined))
        expect(again).toEqual(refuse('not from these'))
        expect((await readings(ada)).withAll).toEqual(kept.answer)
        expect((await events.find(event.id))?.revision).toBe(kept.revision)
      })

      test('stay what they were when the windows change', async () => {
        const given = { userId: ada.id, within: busyAtNoon() }
        const { availabilities, events } = repositories
        const { answer } = made(await availabilities.replace(event.id, given, inTime))
        await events.update(event.id, (event) =>
          changeEvent(event, { proposedSlots: [slot('08:00', '18:00')] }),
        )
        expect((await readings(ada)).withAll).toEqual(answer)
      })
    })

    describe('to an event with a deadline', () => {
      test('are shown it by its state, and none without one', async () => {
        const states: EventState[] = []
        const look = (state: EventState) => {
          states.push(state)
          return refuse('no')
        }
        const { availabilities, events } = repositories
        await availabilities.replace(event.id, answerOf(ada.id), look)
        await availabilities.withdraw(event.id, ada.id, look)
        await events.update(event.id, (event) => changeEvent(event, { answerBy: null }))
        await availabilities.replace(event.id, answerOf(ada.id), look)
        expect(states.map(({ answerBy }) => answerBy)).toEqual([DEADLINE, DEADLINE, undefined])
      })

      test('are taken until then, and not from then on', async () => {
        const { availabilities } = repositories
        const answer = answerOf(ada.id, slot('14:00', '15:00'))
        const at = (now: number) => [
          () => availabilities.replace(event.id, answer, admitAnswer(now)),
          () => availabilities.withdraw(event.id, ada.id, admitAnswer(now)),
        ]
        for (const write of at(DEADLINE)) {
          expect(await write()).toEqual(refuse({ _tag: 'AnswersClosed', answerBy: DEADLINE }))
        }
        const [submit, withdraw] = at(DEADLINE - 1)
        expect(await submit?.()).toEqual(ok({ answer, revision: 2 }))
        expect(await withdraw?.()).toEqual(ok(3))
      })
    })
  })
}
