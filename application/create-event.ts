import { Effect } from 'effect'
import { proposeEvent } from '../domain/event/propose-event.ts'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import type { Description, Title } from '../domain/text.ts'
import { EmailAddress, type User } from '../domain/user/user.ts'
import { assembleView } from './event-view.ts'
import { grantTo, invite } from './invite.ts'
import { ask, settle } from './port-call.ts'
import { Clock, Events, Identifiers, Tokens } from './ports.ts'

/** A person as somebody introduces them. */
export type Introduction = Omit<User, 'id'>

/** What an organizer proposes. */
export type EventProposal = {
  readonly title: Title
  readonly description?: Description | undefined
  readonly plan: MeetingPlan
  readonly organizer: Introduction
  readonly participants: readonly Introduction[]
}

/**
 * Creates an event and the capability tokens that open it: one for the organizer, one to hand out
 * for joining, one for each participant. The tokens are shown here and never again.
 *
 * An organizer who is also listed as a participant is one user with two roles.
 */
export const createEvent = Effect.fnUntraced(function* (proposal: EventProposal) {
  const identifiers = yield* Identifiers
  const tokens = yield* Tokens
  const id = identifiers.eventId()
  const organizer: User = { ...proposal.organizer, id: identifiers.userId() }
  const participants = proposal.participants.map((introduction) =>
    EmailAddress.same(introduction.email, organizer.email)
      ? { ...introduction, id: organizer.id }
      : { ...introduction, id: identifiers.userId() },
  )
  const event = yield* settle(
    proposeEvent({
      id,
      title: proposal.title,
      description: proposal.description,
      plan: proposal.plan,
      organizer,
      participants,
      createdAt: (yield* Clock).now(),
    }),
  )

  const organizerGrant = grantTo(tokens, { role: 'organizer', eventId: id })
  const joinGrant = grantTo(tokens, { role: 'join', eventId: id })
  const invitations = invite(tokens, id, participants)
  // An organizer who takes part too goes by the name and zone given for the participant.
  const users = new Map([organizer, ...participants].map((user) => [user.id, user]))
  const events = yield* Events
  yield* ask(() =>
    events.create(
      event,
      [...users.values()],
      [organizerGrant, joinGrant, ...invitations].map(({ issued }) => issued),
    ),
  )
  return {
    view: assembleView(event, users, 'organizer'),
    organizerToken: organizerGrant.token,
    joinToken: joinGrant.token,
    participantTokens: invitations.map(({ token }) => token),
  }
})
