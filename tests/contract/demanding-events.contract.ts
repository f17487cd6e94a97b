import { beforeEach, describe, expect, test } from 'vitest'
import { Availability } from '../../domain/event/availability.ts'
import { changeEvent, type EventChanges } from '../../domain/event/change-event.ts'
import { type AttendingChanges, changeParticipant } from '../../domain/event/change-participant.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { type Event, revised } from '../../domain/event/event.ts'
import type { Participant } from '../../domain/event/participant.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import type { Group } from '../../domain/matching/group.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { ok } from '../../domain/result.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { WorkingHours } from '../../domain/time/working-hours.ts'
import type { User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { hours } from '../hours.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { newcomer, sampleEvent, slot, user } from './samples.ts'

const APIA = made(TimeZone.of('Pacific/Apia'))
const NIGHTS = hours('22:00', '06:30', ['SU', 'MO', 'WE'])
const DAYS = hours('00:00', '00:00', ['FR'])
const DEADLINE = Date.parse('2026-01-10T12:00:00Z')

/** What every storage owes an event that asks for more than a time: all of it, unharmed. */
export function describeDemandingEvents(name: string, open: OpenRepositories): void {
  describe(`events that ask for more, in ${name}`, () => {
    let repositories: Repositories
    let organizer: User
    let ada: User
    let ben: User
    let cleo: User
    let groups: readonly Group<UserId>[]
    let event: Event

    beforeEach(async () => {
      repositories = await open()
      organizer = user('Olga')
      ;[ada, ben, cleo] = [user('Ada'), { ...user('Ben'), timeZone: APIA }, user('Cleo')]
      groups = [
        { name: 'interviewers, "all" \u{1F600}', members: [cleo.id, ada.id], atLeast: 2 },
        { name: 'somebody', members: [ben.id, cleo.id, ada.id], atLeast: 1 },
        { name: 'Ada', members: [ada.id], atLeast: 1 },
      ]
      event = sampleEvent(organizer, [], {
        plan: made(
          MeetingPlan.of({
            durationMinutes: 60,
            stepMinutes: 15,
            proposedSlots: [slot('14:00', '16:00'), slot('09:00', '11:00')],
            bufferBeforeMinutes: 15,
            bufferAfterMinutes: 240,
          }),
        ),
        participants: [
          newcomer(ada, { required: true, timeZone: APIA, workingHours: NIGHTS }),
          newcomer(ben),
          newcomer(cleo, { workingHours: DAYS }),
        ],
        groups,
        answerBy: DEADLINE,
        linksExpireAt: DEADLINE + 1,
        joining: 'closed',
        visibility: { answers: 'organizer_only' },
      })
      await repositories.events.create(event, [organizer, ada, ben, cleo], [])
    })

    const found = () => repositories.events.find(event.id)
    const withAnswers = () => repositories.availabilities.findAll(event.id, { atLeast: 1 })
    const personOf = (event: Event | undefined, { id }: User): Participant | undefined =>
      event?.participants.find(({ userId }) => userId === id)

    test('are found as they were created, with buffers, groups, deadline and people', async () => {
      expect(await found()).toEqual(event)
      expect(await withAnswers()).toEqual({ event, answers: new Map() })
    })

    test('know where somebody is apart from where they mostly are', async () => {
      expect(personOf(await found(), ben)?.timeZone).toBeUndefined()
      expect(await repositories.users.find([ada.id, ben.id])).toEqual(
        new Map([
          [ada.id, ada],
          [ben.id, ben],
        ]),
      )
    })

    test('take newcomers as they say that they attend', async () => {
      const dora = user('Dora')
      const attending = { required: true, timeZone: APIA, workingHours: DAYS }
      const enrolled = made(
        await repositories.events.enrol(event.id, [dora], [], (event, people) =>
          enrolParticipants(event, people, [newcomer(dora, attending)]),
        ),
      )
      expect(personOf(enrolled, dora)).toEqual({ userId: dora.id, status: 'invited', ...attending })
      expect(await found()).toEqual(enrolled)
    })

    const bensGroup = () => [{ name: 'Ben alone', members: [ben.id], atLeast: 1 }]
    test.each<[string, () => EventChanges]>([
      ['buffer before', () => ({ bufferBeforeMinutes: 0 })],
      ['buffer after', () => ({ bufferAfterMinutes: 7 })],
      ['groups', () => ({ groups: bensGroup() })],
      ['order of groups', () => ({ groups: groups.toReversed() })],
      ['quorum', () => ({ groups: groups.map((group) => ({ ...group, atLeast: 1 })) })],
      ['having groups at all', () => ({ groups: [] })],
      ['deadline', () => ({ answerBy: DEADLINE + 1 })],
      ['having a deadline at all', () => ({ answerBy: null })],
      ['expiry of links', () => ({ linksExpireAt: DEADLINE })],
      ['having links that expire at all', () => ({ linksExpireAt: null })],
      ['joining', () => ({ joining: 'open' as const })],
      ['hiding of answers', () => ({ visibility: { answers: 'everyone' as const } })],
      [
        'hiding of participants',
        () => ({ visibility: { participants: 'organizer_only' as const } }),
      ],
    ])('store a change of their %s, and of nothing else', async (_what, changes) => {
      const changed = made(changeEvent(event, changes()))
      expect(changed).not.toEqual(revised(event, {}))
      await repositories.events.update(event.id, (current) => changeEvent(current, changes()))
      expect(await found()).toEqual(changed)
    })

    test.each<[string, (person: Participant) => AttendingChanges]>([
      ['being required', ({ required }) => ({ required: !required })],
      ['zone', () => ({ timeZone: TimeZone.utc })],
      ['having a zone at all', ({ timeZone }) => ({ timeZone: timeZone ? null : APIA })],
      ['working hours', () => ({ workingHours: WorkingHours.usual })],
      ['working hours, which are gone', () => ({ workingHours: null })],
    ])('store a change of Ada’s %s, and of nobody else’s', async (_what, changes) => {
      const change = (current: Event) =>
        changeParticipant(current, ada.id, changes(personOf(current, ada) as Participant))
      const changed = made(change(event))
      expect(changed).not.toEqual(revised(event, {}))
      await repositories.events.update(event.id, change)
      expect(await found()).toEqual(changed)
    })

    test('store a change of everybody at once, of those who have answered too', async () => {
      const answer = made(Availability.of(ben.id, [slot('14:00', '15:00')]))
      made(await repositories.availabilities.replace(event.id, answer, () => ok(undefined)))
      const attending = { required: true, timeZone: TimeZone.utc, workingHours: NIGHTS }
      const changed = made(
        await repositories.events.update(event.id, (current) => {
          const participants = current.participants.map((one) => ({ ...one, ...attending }))
          return ok(revised(current, { participants }))
        }),
      )
      expect(personOf(changed, ben)?.status).toBe('responded')
      expect(await withAnswers()).toEqual({ event: changed, answers: new Map([[ben.id, answer]]) })
    })

    test('forget a participant who is removed in their groups too', async () => {
      const { events } = repositories
      await events.update(event.id, (event) => removeParticipant(event, ada.id))
      expect((await found())?.groups).toEqual([
        { name: groups[0]?.name, members: [cleo.id], atLeast: 1 },
        { name: 'somebody', members: [ben.id, cleo.id], atLeast: 1 },
      ])
      for (const { id } of [ben, cleo]) {
        await events.update(event.id, (event) => removeParticipant(event, id))
      }
      expect((await found())?.groups).toEqual([])
    })
  })
}
