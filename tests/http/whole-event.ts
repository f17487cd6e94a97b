import { fc } from '@fast-check/vitest'
import { slot } from './example-event.ts'
import type { RunningService } from './running-service.ts'

const audience = () => fc.constantFrom('everyone' as const, 'organizer_only' as const)

/** Zones that no proposed slot has, one for each person, so that a zone tells who it is. */
const ZONES = [
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Eucla',
  'America/Caracas',
  'Asia/Yangon',
]

/** Who is in an event, when they can come, what it asks of whom, and who may see what. */
export const wholeEvent = () =>
  fc.record({
    people: fc.array(
      fc.record({
        required: fc.boolean(),
        hours: fc.option(
          fc.array(fc.constantFrom('14:00', '14:30', '15:00', '15:30'), { maxLength: 3 }),
          { nil: undefined, freq: 4 },
        ),
        preference: fc.constantFrom('available', 'if_needed'),
      }),
      { minLength: 2, maxLength: ZONES.length },
    ),
    isOrganizerAmongThem: fc.boolean(),
    group: fc.array(fc.nat({ max: ZONES.length - 1 }), { minLength: 1, maxLength: 3 }),
    visibility: fc.record({ answers: audience(), participants: audience() }),
    isHiddenLater: fc.boolean(),
  })

/** A value of {@link wholeEvent}. */
export type WholeEvent =
  ReturnType<typeof wholeEvent> extends fc.Arbitrary<infer Value> ? Value : never

/** Somebody in an event, with all that could tell who they are. */
export type Person = {
  readonly id: string
  readonly token: string
  readonly name: string
  readonly email: string
  readonly zone: string
  /** When their working hours begin. */
  readonly worksFrom: string
}

/** An event that exists, with all its answers. */
export type Stage = {
  readonly path: string
  readonly organizer: Person
  readonly join: string
  readonly people: readonly Person[]
}

const personAt = (place: number) => ({
  name: `Person${place}Xyz`,
  email: `person${place}@example.com`,
  timezone: ZONES[place] as string,
  working_hours: { start: `0${place}:0${place + 1}`, end: '17:00', days: ['MO'] },
})

/** Creates the event, and has everybody answer who does. */
export async function stage(service: RunningService, event: WholeEvent): Promise<Stage> {
  const introduced = event.people.map(({ required }, place) => ({ ...personAt(place), required }))
  const members = [...new Set(event.group.map((place) => place % introduced.length))]
  const organizer = { name: 'OlgaXyz', email: 'olga@example.com', timezone: 'Africa/Lagos' }
  const { name, email, timezone } = personAt(0)
  const { body } = await service.call('POST', '/events', {
    json: {
      title: 'Q1 planning',
      duration_minutes: 30,
      proposed_slots: [slot('12', '14:00', '16:00')],
      organizer: event.isOrganizerAmongThem ? { name, email, timezone } : organizer,
      participants: introduced,
      groups: [{ name: 'panel', members: members.map((n) => personAt(n).email), at_least: 1 }],
      ...(!event.isHiddenLater && { visibility: event.visibility }),
    },
  })
  const path = `/events/${body.event_id}`
  const people = introduced.map((person, place) => ({
    ...body.participants[place],
    id: body.participants[place].user_id,
    zone: person.timezone,
    worksFrom: person.working_hours.start,
  }))
  for (const [place, { hours, preference }] of event.people.entries()) {
    if (hours === undefined) continue
    const slots = hours.map((start) => ({
      ...slot('12', start, `${Number(start.slice(0, 2)) + 1}:${start.slice(3)}`),
      preference,
    }))
    const { id, token } = people[place]
    await service.call('POST', `${path}/availability`, { token, json: { user_id: id, slots } })
  }
  if (event.isHiddenLater) {
    const { visibility } = event
    await service.call('PATCH', path, { token: body.organizer_token, json: { visibility } })
  }
  return {
    path,
    organizer: {
      ...body.organizer,
      id: body.organizer.user_id,
      token: body.organizer_token,
      zone: body.organizer.timezone,
      worksFrom: 'nobody knows',
    },
    join: body.join_token,
    people,
  }
}
