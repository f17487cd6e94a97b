import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { Availability } from '../../domain/event/availability.ts'
import type { EventWithAnswers } from '../../domain/event/availability-repository.ts'
import { changeEvent, type EventChanges } from '../../domain/event/change-event.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { requireRevision } from '../../domain/event/expected-revision.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { scheduleEvent, unscheduleEvent } from '../../domain/event/schedule-event.ts'
import { Description, Title } from '../../domain/text.ts'
import type { User } from '../../domain/user/user.ts'
import { made } from '../made.ts'
import { mysqlRepositories } from '../mysql/mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase } from '../mysql/test-database.ts'
import { coarseInstant, coarseIntervals, intervalBetween } from '../property/arbitraries/time.ts'
import { timeZone } from '../property/arbitraries/zone.ts'
import { memoryRepositories } from './memory-repositories.ts'
import type { Repositories } from './repositories.contract.ts'
import { issued, sampleEvent, user } from './samples.ts'

/** An event in two storages, and whom it has ever seen. */
type Both = {
  readonly event: ReturnType<typeof sampleEvent>
  readonly organizer: User
  readonly people: User[]
  readonly grants: ReturnType<typeof issued>[]
  readonly memory: Repositories
  readonly mysql: Repositories
  /** What each has last answered with, to be brought up to date. */
  known: { memory: EventWithAnswers | undefined; mysql: EventWithAnswers | undefined }
}

type Operation = (repositories: Repositories, both: Both) => Promise<unknown>

/** One operation on both storages: the same answer. */
const step = (words: string, operation: Operation): fc.AsyncCommand<object, Both> => ({
  check: () => true,
  run: async (_model, both) => {
    const inMemory = await operation(both.memory, both)
    expect(await operation(both.mysql, both)).toEqual(inMemory)
  },
  toString: () => words,
})

/** Somebody who takes part, or did, or never has. */
const somebody = ({ people, organizer }: Both, place: number): User =>
  people[place % (people.length + 1)] ?? organizer

const place = fc.nat({ max: 6 })

const submission = fc
  .tuple(place, coarseIntervals(), timeZone())
  .map(([place, intervals, shownIn]) =>
    step(`participant ${place} answers`, ({ availabilities }, both) => {
      const slots = intervals.map((interval) => ({ interval, timeZone: shownIn }))
      const answer = made(Availability.of(somebody(both, place).id, slots))
      return availabilities.replace(both.event.id, answer, admitAnswer)
    }),
  )

const lateSubmission = fc
  .tuple(place, fc.nat({ max: 9 }))
  .map(([place, revision]) =>
    step(`participant ${place} answers if it is still at ${revision}`, ({ availabilities }, both) =>
      availabilities.replace(
        both.event.id,
        made(Availability.of(somebody(both, place).id, [])),
        (state) => requireRevision(state, [revision]),
      ),
    ),
  )

const withdrawal = place.map((place) =>
  step(`participant ${place} withdraws`, ({ availabilities }, both) =>
    availabilities.withdraw(both.event.id, somebody(both, place).id, admitAnswer),
  ),
)

const removal = place.map((place) =>
  step(`participant ${place} is removed`, ({ events }, both) =>
    events.update(both.event.id, (event) => removeParticipant(event, somebody(both, place).id)),
  ),
)

const TEXTS = ['Ω\u{1F600} plan', 'it\'s; -- \\ "quoted" %_', 'ä'.repeat(200)]

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
    status: fc.constantFrom('cancelled' as const),
  },
  { requiredKeys: [] },
)

const change = changes.map((changes) =>
  step(`the event changes: ${Object.keys(changes)}`, ({ events }, { event }) =>
    events.update(event.id, (current) => changeEvent(current, changes)),
  ),
)

const scheduling = fc
  .constantFrom('14:00', '14:30')
  .map((time) =>
    step(`it is scheduled at ${time}`, ({ events }, { event }) =>
      events.update(event.id, (current) =>
        scheduleEvent(current, Date.parse(`2026-01-12T${time}Z`)),
      ),
    ),
  )

const reopening = fc.constant(
  step('it is opened again', ({ events }, { event }) => events.update(event.id, unscheduleEvent)),
)

/** Newcomers must be the same for both storages. */
const enrolment = fc
  .tuple(fc.constantFrom('Dora', 'Émile', 'Ada'), timeZone())
  .map(([name, shownIn]) => {
    const newcomer: User = { ...user(name), timeZone: shownIn }
    return {
      check: () => true,
      run: async (_model: object, both: Both) => {
        const { id } = both.event
        const grant = issued({ role: 'participant', eventId: id, userId: newcomer.id })
        const enrol = ({ events }: Repositories) =>
          events.enrol(id, [newcomer], [grant], (event, enrolled) =>
            enrolParticipants(event, enrolled, [newcomer]),
          )
        const inMemory = await enrol(both.memory)
        expect(await enrol(both.mysql)).toEqual(inMemory)
        both.people.push(newcomer)
        both.grants.push(grant)
      },
      toString: () => `${name} joins`,
    }
  })

const deletion = fc.constant(
  step('it is deleted', ({ events }, { event }) =>
    events.delete(event.id, ({ revision }) => requireRevision({ revision }, undefined)),
  ),
)

const look = place.map((place) =>
  step(`somebody looks, at participant ${place} too`, async (repositories, both) => {
    const { events, availabilities, users, grants } = repositories
    const { id } = both.event
    const which = repositories === both.memory ? 'memory' : 'mysql'
    const found = await availabilities.findAll(id, { atLeast: 1, known: both.known[which] })
    both.known[which] = found
    return {
      found,
      event: await events.find(id),
      revision: await events.findRevision(id),
      answer: await availabilities.find(id, somebody(both, place).id),
      users: await users.find([both.organizer, ...both.people].map(({ id }) => id)),
      grants: await Promise.all(both.grants.map(({ hash }) => grants.find(hash))),
    }
  }),
)

describe.skipIf(!hasServer)('memory and MySQL', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  const start = async (): Promise<Both> => {
    const [organizer, ada, ben] = [user('Olga'), user('Ada'), user('Ben')]
    const event = sampleEvent(organizer, [ada, ben])
    const grants = [
      issued({ role: 'organizer', eventId: event.id }),
      issued({ role: 'join', eventId: event.id }),
      issued({ role: 'participant', eventId: event.id, userId: ada.id }),
    ]
    const [memory, mysql] = [memoryRepositories(), mysqlRepositories(opened.database)]
    for (const { events } of [memory, mysql]) {
      await events.create(event, [organizer, ada, ben], grants)
    }
    const known = { memory: undefined, mysql: undefined }
    return { event, organizer, people: [ada, ben], grants, memory, mysql, known }
  }

  const rare = [deletion]
  const common = [submission, lateSubmission, withdrawal, removal, change, scheduling, reopening]
  const commands = fc.commands([...common, enrolment, look, look, look, ...rare], {
    maxCommands: 30,
  })

  test.prop([commands], { numRuns: 100 })(
    'give the same answers to the same operations, whatever they are',
    async (commands) => {
      const both = await start()
      await fc.asyncModelRun(() => ({ model: {}, real: both }), commands)
    },
    60_000,
  )
})
