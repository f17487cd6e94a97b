import { randomTokenIssuer } from '../../adapters/system/random-token-issuer.ts'
import { uuidIdentifiers } from '../../adapters/system/uuid-identifiers.ts'
import type { Grant, IssuedGrant } from '../../domain/access/grant.ts'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { Availability, type AvailabilitySlot } from '../../domain/event/availability.ts'
import type { Newcomer } from '../../domain/event/enrol-participants.ts'
import type { Event } from '../../domain/event/event.ts'
import type { Attending } from '../../domain/event/participant.ts'
import { proposeEvent } from '../../domain/event/propose-event.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { PersonName, Title } from '../../domain/text.ts'
import { readSlot, type Slot } from '../../domain/time/written-slot.ts'
import { EmailAddress, type User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { made } from '../made.ts'

/** A slot of Jan 12, 2026, in UTC: `slot('14:00', '16:00')`. */
export const slot = (start: string, end: string): Slot =>
  made(readSlot({ start: `2026-01-12T${start}`, end: `2026-01-12T${end}`, timeZone: 'UTC' }))

/** A new user of this name, with an address to match. */
export const user = (name: string): User => ({
  id: uuidIdentifiers.userId(),
  name: made(PersonName.of(name)),
  email: made(EmailAddress.of(`${name.toLowerCase()}@example.com`)),
})

/** A user who is about to take part, not required unless `attending` says so. */
export const newcomer = (user: User, attending: Partial<Attending> = {}): Newcomer => ({
  user,
  attending: { required: false, ...attending },
})

/** A new event of an hour between 14:00 and 16:00, which asks for nothing else but what is said. */
export function sampleEvent(
  organizer: User,
  participants: readonly User[],
  more: Partial<Parameters<typeof proposeEvent>[0]> = {},
): Event {
  return made(
    proposeEvent({
      id: uuidIdentifiers.eventId(),
      title: made(Title.of('Q1 planning')),
      organizer,
      plan: made(
        MeetingPlan.of({
          durationMinutes: 60,
          stepMinutes: 15,
          proposedSlots: [slot('14:00', '16:00')],
        }),
      ),
      participants: participants.map((user) => newcomer(user)),
      groups: [],
      createdAt: Date.parse('2026-01-05T09:00:00Z'),
      ...more,
    }),
  )
}

/** A stored form of the grant, under a token of its own. */
export const issued = (grant: Grant): IssuedGrant => ({
  grant,
  hash: randomTokenIssuer.issue().hash,
})

/** The slot as one that somebody would rather not take. */
export const reluctantly = (slot: Slot): AvailabilitySlot => ({ ...slot, preference: 'if_needed' })

/** The answer of a user who can come in these slots. */
export const answerOf = (userId: UserId, ...slots: AvailabilitySlot[]): Availability =>
  made(Availability.of(userId, slots))

/** Admits answers to an open event, as if no time had passed yet. */
export const inTime = admitAnswer(0)

/** The user who organizes a sample event. */
export const organizerOf = (event: Event): User => ({ ...user('Olga'), id: event.organizerId })
