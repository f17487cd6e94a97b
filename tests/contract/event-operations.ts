import { fc } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { IssuedGrant } from '../../domain/access/grant.ts'
import { changeEvent, type EventChanges } from '../../domain/event/change-event.ts'
import { type AttendingChanges, changeParticipant } from '../../domain/event/change-participant.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { requireRevision } from '../../domain/event/expected-revision.ts'
import type { Attending } from '../../domain/event/participant.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { scheduleEvent, unscheduleEvent } from '../../domain/event/schedule-event.ts'
import type { Group } from '../../domain/matching/group.ts'
import { ok, refuse } from '../../domain/result.ts'
import { Description, Title } from '../../domain/text.ts'
import type { User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { made } from '../made.ts'
import { workingHours } from '../property/arbitraries/demanding-meeting.ts'
import { coarseInstant, intervalBetween } from '../property/arbitraries/time.ts'
import { timeZone } from '../property/arbitraries/zone.ts'
import { type Both, type Command, moment, place, somebody, step } from './both-storages.ts'
import type { Repositories } from './repositories.contract.ts'
import { issued, newcomer, user } from './samples.ts'

/** Somebody is removed. */
export const removal = place().map((place) =>
  step(`participant ${place} is removed`, ({ events }, both) =>
    events.update(both.event.id, (event) => removeParticipant(event, somebody(both, place).id)),
  ),
)

const TEXTS = ['Ω\u{1F600} plan', 'it\'s; -- \\ "quoted" %_', 'ä'.repeat(200)]

const audience = () => fc.constantFrom('everyone' as const, 'organizer_only' as const)

const changes: fc.Arbitrary<EventChanges> = fc.record(
  {
    title: fc.constantFrom(...TEXTS).map((text) => made(Title.of(text))),
    description: fc.constantFrom(
      null,
      ...['\n\ttab', '\u{1F468}'.repeat(5_000)].map((text) =>
        made(Description.of(`x${text}`.slice(0, 9_999))),
      ),
    ),
    durationMinutes: fc.constantFrom(15, 30, 60),
    stepMinutes: fc.constantFrom(5, 15, 60),
    proposedSlots: fc.array(
      fc.record({ interval: intervalBetween(coarseInstant()), timeZone: timeZone() }),
      { minLength: 1, maxLength: 3 },
    ),
    bufferBeforeMinutes: fc.constantFrom(0, 5, 240),
    bufferAfterMinutes: fc.constantFrom(0, 15, 240),
    answerBy: fc.option(moment()),
    linksExpireAt: fc.option(moment()),
    joining: fc.constantFrom('open' as const, 'closed' as const),
    visibility: fc.record({ answers: audience(), participants: audience() }, { requiredKeys: [] }),
    status: fc.constantFrom('cancelled' as const),
  },
  { requiredKeys: [] },
)

/** The event changes, all but its groups. */
export const change = changes.map((changes) =>
  step(`the event changes: ${Object.keys(changes)}`, ({ events }, { event }) =>
    events.update(event.id, (current) => changeEvent(current, changes)),
  ),
)

/** Groups of people who are known by their places. */
export const groups = () =>
  fc.array(
    fc.record({
      name: fc.constantFrom(...TEXTS),
      places: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
      atLeast: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 3 },
  )

/** The groups as the domain has them; now and then such as it refuses. */
export const groupsOf = (
  people: readonly User[],
  groups: readonly { name: string; places: readonly number[]; atLeast: number }[],
): readonly Group<UserId>[] =>
  groups.map(({ name, places, atLeast }) => {
    const ids = places.map((place) => (people[place % people.length] as User).id)
    return { name, members: [...new Set(ids)], atLeast }
  })

/** The event gets other groups. */
export const regrouping = groups().map((groups) =>
  step(`there are ${groups.length} groups`, ({ events }, { event, people }) =>
    events.update(event.id, (current) =>
      changeEvent(current, { groups: groupsOf(people, groups) }),
    ),
  ),
)

/** How somebody may attend. */
export const attending = (): fc.Arbitrary<Attending> =>
  fc.record(
    { required: fc.boolean(), timeZone: timeZone(), workingHours: workingHours() },
    { requiredKeys: ['required'] },
  )

const attendingChanges: fc.Arbitrary<AttendingChanges> = fc.record(
  {
    required: fc.boolean(),
    timeZone: fc.option(timeZone()),
    workingHours: fc.option(workingHours()),
  },
  { requiredKeys: [] },
)

/** Somebody attends otherwise than before. */
export const attendingChange = fc
  .tuple(place(), attendingChanges)
  .map(([place, changes]) =>
    step(`participant ${place} changes: ${Object.keys(changes)}`, ({ events }, both) =>
      events.update(both.event.id, (event) =>
        changeParticipant(event, somebody(both, place).id, changes),
      ),
    ),
  )

/** The event gets its time. */
export const scheduling = fc
  .constantFrom('14:00', '14:30')
  .map((time) =>
    step(`it is scheduled at ${time}`, ({ events }, { event }) =>
      events.update(event.id, (current) =>
        scheduleEvent(current, Date.parse(`2026-01-12T${time}Z`)),
      ),
    ),
  )

/** The event is opened again. */
export const reopening = fc.constant(
  step('it is opened again', ({ events }, { event }) => events.update(event.id, unscheduleEvent)),
)

/** Somebody joins: the same for both storages. */
export const enrolment: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom('Dora', 'Émile', 'Ada'), timeZone(), attending())
  .map(([name, mostlyIn, attending]) => {
    const joining: User = { ...user(name), timeZone: mostlyIn }
    return {
      check: () => true,
      run: async (_model: object, both: Both) => {
        const { id } = both.event
        const grant = issued({ role: 'participant', eventId: id, userId: joining.id })
        const enrol = ({ events }: Repositories) =>
          events.enrol(id, [joining], [grant], (event, enrolled) =>
            enrolParticipants(event, enrolled, [newcomer(joining, attending)]),
          )
        const inMemory = await enrol(both.memory)
        expect(await enrol(both.mysql)).toEqual(inMemory)
        both.people.push(joining)
        both.grants.push(grant)
      },
      toString: () => `${name} joins`,
    }
  })

/** A token is renewed, or revoked: the same for both storages. */
export const replacement: fc.Arbitrary<Command> = fc
  .tuple(fc.nat({ max: 5 }), fc.boolean())
  .map(([place, isRenewed]) => ({
    check: () => true,
    run: async (_model: object, { grants, memory, mysql }: Both) => {
      const { grant } = grants[place % grants.length] as IssuedGrant
      const next = issued(grant)
      const replace = ({ grants }: Repositories) =>
        grants.replace(grant, isRenewed ? next.hash : undefined, (event) =>
          event.status.name === 'scheduled' ? refuse('scheduled') : ok(undefined),
        )
      expect(await replace(mysql)).toEqual(await replace(memory))
      grants.push(next)
    },
    toString: () => `token ${place} is ${isRenewed ? 'renewed' : 'revoked'}`,
  }))

/** The event is deleted. */
export const deletion = fc.constant(
  step('it is deleted', ({ events }, { event }) =>
    events.delete(event.id, ({ revision }) => requireRevision({ revision }, undefined)),
  ),
)
