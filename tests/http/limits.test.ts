import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryAvailabilityRepository } from '../../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { answerOf, organizerOf, sampleEvent, user } from '../contract/samples.ts'
import { made } from '../made.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'
import { serviceForFile } from './running-service.ts'

const MINUTE = 60_000

describe('comfort', () => {
  const service = serviceForFile()

  test('is refused where too many working hours would have to be compared', async () => {
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    const participants = Array.from({ length: 30 }, (_, i) => ({
      id: `p${i}`,
      working_hours: { start: `09:${String(i).padStart(2, '0')}`, end: '17:00', days },
    }))
    const ask = (people: object[]) =>
      service().call('POST', '/recommendations', {
        json: {
          duration_minutes: 5,
          step_minutes: 1,
          proposed_slots: [{ start_time: '2026-01-01T00:00Z', end_time: '2026-01-14T00:00Z' }],
          participants: people,
          tie_break: 'comfort',
        },
      })
    const { status, body } = await ask(participants)
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      {
        pointer: '/tie_break',
        detail:
          'comfort can be compared for at most 26 different working hours with 18716 candidates; there are 30',
      },
    ])
    expect((await ask(participants.slice(0, 26))).status).toBe(200)
  })
})

describe('an event with more than 250,000 availability slots', () => {
  let service: AssembledService
  let path: string
  beforeAll(async () => {
    const storage = new MemoryStorage()
    const events = new MemoryEventRepository(storage)
    const availabilities = new MemoryAvailabilityRepository(storage)
    const people = Array.from({ length: 501 }, (_, i) => user(`Person${i}`))
    const event = sampleEvent(user('Olga'), people)
    await events.create(event, [organizerOf(event), ...people], [])
    const start = Date.parse('2026-01-12T00:00Z')
    const slots = Array.from({ length: 500 }, (_, i) => ({
      interval: made(Interval.of(start + 2 * i * MINUTE, start + (2 * i + 1) * MINUTE)),
      timeZone: TimeZone.utc,
      adjustments: [],
    }))
    for (const { id } of people) {
      made(await availabilities.replace(event.id, answerOf(id, ...slots), admitAnswer(0)))
    }
    service = await assembleService(events, { availabilities })
    path = `${service.url}/events/${event.id}`
  })
  afterAll(() => service.server.close(0))

  test('is ranked, but neither advised on nor covered', async () => {
    expect((await fetch(`${path}/recommendations`)).status).toBe(200)
    for (const [query, parameter] of [
      ['/recommendations?advice=true', 'advice'],
      ['/cover', 'max_sessions'],
    ]) {
      const answer = await fetch(path + query)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({
        errors: [
          {
            parameter,
            detail: 'is to be had for at most 250000 availability slots in all; there are 250500',
          },
        ],
      })
    }
  })
})
