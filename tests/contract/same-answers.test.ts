import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, describe } from 'vitest'
import { groupFaults } from '../../domain/matching/group.ts'
import { mysqlRepositories } from '../mysql/mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase } from '../mysql/test-database.ts'
import { HOUR, NOON } from '../property/arbitraries/time.ts'
import {
  busySubmission,
  conditionalSubmission,
  submission,
  withdrawal,
} from './answer-operations.ts'
import { type Both, moment, place, somebody, step } from './both-storages.ts'
import {
  attending,
  attendingChange,
  change,
  deletion,
  enrolment,
  groups,
  groupsOf,
  regrouping,
  removal,
  reopening,
  replacement,
  scheduling,
} from './event-operations.ts'
import { memoryRepositories } from './memory-repositories.ts'
import { issued, newcomer, sampleEvent, user } from './samples.ts'

/** Among those at which windows end. */
const INSTANTS = [0, 2, 4, 6, 9, 12].map((hours) => NOON + hours * HOUR)

const look = place().map((place) =>
  step(`somebody looks, at participant ${place} too`, async (repositories, both) => {
    const { events, availabilities, users, grants } = repositories
    const { id } = both.event
    const which = repositories === both.memory ? 'memory' : 'mysql'
    const found = await availabilities.findAll(id, { atLeast: 1, known: both.known[which] })
    both.known[which] = found
    return {
      found,
      event: await events.find(id),
      head: await events.findHead(id),
      revisions: await events.revisionsOf([id]),
      overInThe: await Promise.all(
        INSTANTS.map(async (at) => (await events.findOver(at, 10_000)).includes(id)),
      ),
      answer: await availabilities.find(id, somebody(both, place).id),
      users: await users.find([both.organizer, ...both.people].map(({ id }) => id)),
      grants: await Promise.all(both.grants.map(({ hash }) => grants.find(hash))),
    }
  }),
)

const commands = fc.commands(
  [
    submission,
    busySubmission,
    conditionalSubmission,
    withdrawal,
    removal,
    change,
    regrouping,
    attendingChange,
    scheduling,
    reopening,
    replacement,
    replacement,
    enrolment,
    look,
    look,
    look,
    deletion,
  ],
  { maxCommands: 30 },
)

/** How two people attend an event, and what it asks for. */
const beginning = fc.record({
  attending: fc.tuple(attending(), attending()),
  groups: groups(),
  answerBy: fc.option(moment(), { nil: undefined }),
})

describe.skipIf(!hasServer)('memory and MySQL', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  type Beginning = typeof beginning extends fc.Arbitrary<infer Value> ? Value : never

  const start = async (first: Beginning): Promise<Both> => {
    const [organizer, ada, ben] = [user('Olga'), user('Ada'), user('Ben')]
    const participants = [newcomer(ada, first.attending[0]), newcomer(ben, first.attending[1])]
    const named = groupsOf([ada, ben], first.groups)
    const groups = groupFaults(named, () => true).length === 0 ? named : []
    const event = sampleEvent(organizer, [], { participants, groups, answerBy: first.answerBy })
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

  test.prop([beginning, commands], { numRuns: 100 })(
    'give the same answers to the same operations, whatever they are',
    async (first, commands) => {
      const both = await start(first)
      await fc.asyncModelRun(() => ({ model: {}, real: both }), commands)
    },
    60_000,
  )
})
