import { fc, test } from '@fast-check/vitest'
import { Layer } from 'effect'
import { describe, expect } from 'vitest'
import { MemoryAvailabilityRepository } from '../../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { MemoryUserRepository } from '../../adapters/inmemory/memory-user-repository.ts'
import { addParticipants } from '../../application/add-participants.ts'
import type { Caller } from '../../application/authenticate.ts'
import { changeEvent } from '../../application/change-event.ts'
import { Availabilities, Events, Users } from '../../application/ports.ts'
import { readEvent } from '../../application/read-event.ts'
import { recommend } from '../../application/recommend.ts'
import { removeParticipant } from '../../application/remove-participant.ts'
import { submitAvailability } from '../../application/submit-availability.ts'
import { withdrawAvailability } from '../../application/withdraw-availability.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { finish } from '../../domain/steps.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { MemoryApplication, person } from '../application/memory-application.ts'
import { made } from '../made.ts'
import { answerOf } from './arbitraries/meeting.ts'
import { coarseInstant, coarseIntervals, intervalBetween } from './arbitraries/time.ts'
import { EVERYTHING, ranked } from './rank.ts'

const utcSlots = (intervals: readonly Interval[]) =>
  intervals.map((interval) => ({ interval, timeZone: TimeZone.utc }))

/** An event as a model keeps it: who takes part, what they said, where the meeting may lie. */
type Model = {
  windows: readonly Interval[]
  durationMinutes: number
  /** How often something was changed so far. */
  changes: number
  readonly answers: Map<UserId, readonly Interval[] | undefined>
}

type Real = {
  readonly application: MemoryApplication
  readonly eventId: EventId
  readonly organizer: Caller
}

type Step = fc.AsyncCommand<Model, Real>

const step = (
  words: string,
  act: (model: Model, real: Real, request: { caller: Caller; eventId: EventId }) => Promise<void>,
): Step => ({
  check: () => true,
  run: (model, real) => act(model, real, { caller: real.organizer, eventId: real.eventId }),
  toString: () => words,
})

/** The participant at this place, whoever that is by now. */
const at = ({ answers }: Model, place: number): UserId | undefined =>
  [...answers.keys()][place % Math.max(answers.size, 1)]

const submission = fc.tuple(fc.nat({ max: 5 }), coarseIntervals()).map(([place, intervals]) =>
  step(`participant ${place} answers`, async (model, { application }, request) => {
    const userId = at(model, place)
    if (userId === undefined) return
    const slots = utcSlots(intervals)
    await application.run(submitAvailability({ ...request, userId, slots }))
    model.answers.set(userId, intervals)
    model.changes++
  }),
)

const withdrawal = fc.nat({ max: 5 }).map((place) =>
  step(`participant ${place} withdraws`, async (model, { application }, request) => {
    const userId = at(model, place)
    if (userId === undefined) return
    await application.run(withdrawAvailability({ ...request, userId }))
    // Taking back what was never said is no change.
    if (model.answers.get(userId) !== undefined) model.changes++
    model.answers.set(userId, undefined)
  }),
)

const removal = fc.nat({ max: 5 }).map((place) =>
  step(`participant ${place} is removed`, async (model, { application }, request) => {
    const userId = at(model, place)
    if (userId === undefined) return
    await application.run(removeParticipant({ ...request, userId }))
    model.answers.delete(userId)
    model.changes++
  }),
)

const enrolment = fc.uuid().map((name) =>
  step('somebody joins', async (model, { application }, request) => {
    const joining = addParticipants({ ...request, participants: [person(name)] })
    const { newcomers } = await application.run(joining)
    for (const { user } of newcomers) model.answers.set(user.id, undefined)
    model.changes++
  }),
)

const newWindows = fc
  .record({
    windows: fc.array(intervalBetween(coarseInstant()), { minLength: 1, maxLength: 3 }),
    durationMinutes: fc.constantFrom(15, 30, 60),
  })
  .map((plan) =>
    step('the windows change', async (model, { application }, request) => {
      const changes = {
        durationMinutes: plan.durationMinutes,
        proposedSlots: utcSlots(plan.windows),
      }
      await application.run(changeEvent({ ...request, changes }))
      Object.assign(model, plan)
      model.changes++
    }),
  )

const question = fc.constant(
  step('somebody asks', async (model, { application }, request) => {
    const { event, ranking } = await application.run(recommend(request))
    const plan = MeetingPlan.of({
      ...event.plan,
      durationMinutes: model.durationMinutes,
      proposedSlots: utcSlots(model.windows),
    })
    const fresh = ranked({
      plan: made(plan),
      participants: [...model.answers].map(([id, intervals]) => ({
        id,
        answer: intervals && answerOf(intervals),
      })),
    })
    expect(finish(ranking.best(EVERYTHING))).toEqual(fresh)
  }),
)

/** All that can happen to an event, and a question. */
const steps = [submission, withdrawal, removal, enrolment, newWindows, question]

async function newEvent(application: MemoryApplication): Promise<{ model: Model; real: Real }> {
  const { created, eventId, organizer } = await application.createEvent(['Ada', 'Ben', 'Cleo'])
  const { plan, participants } = created.view.event
  return {
    model: {
      windows: plan.proposedSlots.map(({ interval }) => interval),
      durationMinutes: plan.durationMinutes,
      changes: 0,
      answers: new Map(participants.map(({ userId }) => [userId, undefined])),
    },
    real: { application, eventId, organizer },
  }
}

describe('an event', () => {
  test.prop([fc.commands([...steps, question], { maxCommands: 20 })], { numRuns: 150 })(
    'is recommended for as it stands, whatever happened before',
    async (steps) => {
      const { model, real } = await newEvent(new MemoryApplication())
      await fc.asyncModelRun(() => ({ model, real }), steps)
    },
  )

  test.prop([fc.commands(steps, { maxCommands: 20 })], { numRuns: 150 })(
    'is at the revision that the number of accepted changes makes, whatever they were',
    async (steps) => {
      const { model, real } = await newEvent(new MemoryApplication())
      const request = { caller: real.organizer, eventId: real.eventId }
      await fc.asyncModelRun(() => ({ model, real }), steps)
      const { event } = await real.application.run(readEvent(request))
      expect(event.revision).toBe(1 + model.changes)
    },
  )
})

describe('many callers at once', () => {
  const answers = fc.array(fc.tuple(fc.nat({ max: 2 }), coarseIntervals()), {
    minLength: 1,
    maxLength: 5,
  })

  test.prop([fc.scheduler(), answers, fc.nat({ max: 4 })], { numRuns: 200 })(
    'each get the ranking of the very revision that they are told, however their calls interleave',
    async (scheduler, answers, questions) => {
      const { real, model } = await scheduler.waitFor(
        newEvent(new MemoryApplication(slowPorts(scheduler))),
      )
      const request = { caller: real.organizer, eventId: real.eventId }
      const participants = [...model.answers.keys()]
      const answersAt = new Map<number, readonly [UserId, readonly Interval[]]>()

      const writes = answers.map(async ([place, intervals]) => {
        const userId = participants[place] as UserId
        const slots = utcSlots(intervals)
        const submitted = submitAvailability({ ...request, userId, slots })
        const { revision } = await real.application.run(submitted)
        answersAt.set(revision, [userId, intervals])
        const { event } = await real.application.run(recommend(request))
        expect(event.revision).toBeGreaterThanOrEqual(revision)
      })
      const reads = Array.from({ length: questions }, () =>
        real.application.run(recommend(request)),
      )
      await scheduler.waitFor(Promise.all([...writes, ...reads]))

      expect([...answersAt.keys()].toSorted((a, b) => a - b)).toEqual(answers.map((_, i) => i + 2))
      for (const { event, ranking } of await Promise.all(reads)) {
        const stood = new Map<UserId, readonly Interval[]>()
        for (let revision = 2; revision <= event.revision; revision++) {
          stood.set(...(answersAt.get(revision) as [UserId, readonly Interval[]]))
        }
        const fresh = ranked({
          plan: event.plan,
          participants: participants.map((id) => {
            const intervals = stood.get(id)
            return { id, answer: intervals && answerOf(intervals) }
          }),
        })
        expect(finish(ranking.best(EVERYTHING))).toEqual(fresh)
      }
    },
  )
})

/** Memory that answers late, in an order that the scheduler chooses. */
function slowPorts(scheduler: fc.Scheduler) {
  const slow = <Repository extends object>(repository: Repository): Repository =>
    new Proxy(repository, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>
        return async (...args: unknown[]) => {
          await scheduler.schedule(Promise.resolve(), `before ${String(name)}`)
          const answer = await method.apply(target, args)
          await scheduler.schedule(Promise.resolve(), `after ${String(name)}`)
          return answer
        }
      },
    })
  const storage = new MemoryStorage()
  return Layer.mergeAll(
    memoryPorts({ control: 'on', eventCreation: 'anybody' }),
    Layer.succeed(Events, slow(new MemoryEventRepository(storage))),
    Layer.succeed(Availabilities, slow(new MemoryAvailabilityRepository(storage))),
    Layer.succeed(Users, slow(new MemoryUserRepository(storage))),
  )
}
