import { fc, test } from '@fast-check/vitest'
import { Layer } from 'effect'
import { describe, expect } from 'vitest'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { changeEvent } from '../../application/change-event.ts'
import { Clock } from '../../application/ports.ts'
import { removeExpiredEvents } from '../../application/remove-expired-events.ts'
import { submitAvailability } from '../../application/submit-availability.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { MemoryApplication } from '../application/memory-application.ts'
import { made } from '../made.ts'
import { DAY, HOUR, NOON } from './arbitraries/time.ts'

const hours = () => fc.integer({ min: -30 * 24, max: 30 * 24 })
/** When windows end, in hours from noon; some events propose others later. */
const event = () =>
  fc.record({
    ends: fc.array(hours(), { minLength: 1, maxLength: 3 }),
    later: fc.option(fc.array(hours(), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })

const windows = (ends: readonly number[]) =>
  ends.map((end) => ({
    interval: made(Interval.of(NOON + (end - 2) * HOUR, NOON + end * HOUR)),
    timeZone: TimeZone.utc,
  }))
const planOf = (ends: readonly number[]) =>
  made(MeetingPlan.of({ durationMinutes: 60, stepMinutes: 60, proposedSlots: windows(ends) }))

describe('an event that has been over for the days of retention', () => {
  test.prop(
    [
      fc.array(event(), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 4 }),
    ],
    { numRuns: 200 },
  )(
    'is removed exactly when it is due, with all that is its own and nothing else',
    async (events, days, passing) => {
      const storage = new MemoryStorage()
      let now = NOON
      const ports = Layer.merge(
        memoryPorts({ control: 'on', eventCreation: 'anybody' }, storage),
        Layer.succeed(Clock, { now: () => now }),
      )
      const application = new MemoryApplication(ports)
      const dueAt = new Map<EventId, number>()
      for (const { ends, later } of events) {
        const { eventId, organizer, created } = await application.createEvent(['Ada', 'Ben'], {
          plan: planOf(ends),
        })
        const [ada] = created.view.event.participants
        await application.run(
          submitAvailability({ caller: organizer, eventId, userId: ada?.userId ?? '', slots: [] }),
        )
        const last = later ?? ends
        if (later !== undefined) {
          const changes = { proposedSlots: windows(later) }
          await application.run(changeEvent({ caller: organizer, eventId, changes }))
        }
        dueAt.set(eventId, Math.max(NOON, NOON + Math.max(...last) * HOUR) + days * DAY)
      }
      for (const moment of passing.toSorted((a, b) => a - b)) {
        now = NOON + moment * HOUR
        await application.run(removeExpiredEvents(days))
        const staying = [...dueAt].flatMap(([id, due]) => (due > now ? [id] : []))
        expect(new Set(storage.events.keys())).toEqual(new Set(staying))
        // An organizer and two people each, with tokens for the three and for joining.
        expect(storage.users.size).toBe(3 * staying.length)
        expect(storage.grants.size).toBe(4 * staying.length)
        for (const { answers } of storage.events.values()) expect(answers.size).toBe(1)
        expect(await application.run(removeExpiredEvents(days))).toBe(0)
      }
    },
  )
})
