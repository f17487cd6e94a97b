import { Effect } from 'effect'
import type { Newcomer } from '../domain/event/enrol-participants.ts'
import type { Joining } from '../domain/event/event.ts'
import type { Attending } from '../domain/event/participant.ts'
import { proposeEvent } from '../domain/event/propose-event.ts'
import type { VisibilityChanges } from '../domain/event/visibility.ts'
import type { Group } from '../domain/matching/group.ts'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { Description, Title } from '../domain/text.ts'
import type { EpochMs } from '../domain/time/epoch-ms.ts'
import { EmailAddress, type User, type UserRecord } from '../domain/user/user.ts'
import type { UserId } from '../domain/user/user-id.ts'
import type { UserNotFound } from '../domain/user/user-repository.ts'
import type { Creator } from './authenticate.ts'
import { assembleView } from './event-view.ts'
import { Forbidden, Unauthenticated } from './identify.ts'
import { introduceWebhooks, type WebhookIntroduction } from './introduce-webhooks.ts'
import { grantTo, invite } from './invite.ts'
import { ownUser } from './own-user.ts'
import { ask, askResult, settle } from './port-call.ts'
import { Clock, Events, Identifiers, Tokens, Users } from './ports.ts'

/** A person as somebody introduces them. */
export type Introduction = Omit<User, 'id'>

/** A person who is to take part, and how. */
export type ParticipantIntroduction = Introduction & Pick<Attending, 'required' | 'workingHours'>

/** What an organizer proposes. */
export type EventProposal = {
  readonly title: Title
  readonly description?: Description | undefined
  readonly plan: MeetingPlan
  /** Somebody new, or a registered user by their id as the caller wrote it. */
  readonly organizer: Introduction | { readonly userId: string }
  readonly participants: readonly ParticipantIntroduction[]
  /** The members by their e-mail addresses: they have no ids yet. */
  readonly groups: readonly Group<EmailAddress>[]
  readonly answerBy?: EpochMs | undefined
  readonly linksExpireAt?: EpochMs | undefined
  readonly joining?: Joining | undefined
  readonly visibility?: VisibilityChanges | undefined
  /** Whom to tell what happens to it, its creation included. */
  readonly webhooks?: readonly WebhookIntroduction[] | undefined
}

/** The participant whom the service will know by this id. */
export function newcomer(introduction: ParticipantIntroduction, id: UserId): Newcomer {
  const { required, workingHours, ...person } = introduction
  const { timeZone } = person
  return { user: { ...person, id }, attending: { required, timeZone, workingHours } }
}

/**
 * Creates an event and the capability tokens that open it: one for the organizer, one to hand out
 * for joining, one for each participant; and its webhooks' secrets. They are shown here and never again.
 *
 * An organizer who is also listed as a participant is one user with two roles; one who is registered
 * stays as they are registered.
 */
export const createEvent = (proposal: EventProposal, creator: Creator = { role: 'anonymous' }) =>
  createForOrganizer(proposal, creator).pipe(
    // Who organizes it was read a moment before it is stored.
    Effect.retry({ while: ({ _tag }) => _tag === 'UserChanged', times: MOST_RETRIES }),
    Effect.catchTag('UserChanged', () =>
      Effect.fail(new StorageUnavailable('the organizer keeps being changed')),
    ),
  )

const MOST_RETRIES = 5

const createForOrganizer = Effect.fnUntraced(function* (proposal: EventProposal, creator: Creator) {
  const identifiers = yield* Identifiers
  const tokens = yield* Tokens
  const id = identifiers.eventId()
  const organizer: UserRecord =
    'userId' in proposal.organizer
      ? yield* registeredOrganizer(proposal.organizer.userId, creator)
      : { ...(yield* introducedOrganizer(proposal.organizer, creator)), id: identifiers.userId() }
  const newcomers = proposal.participants.map((introduction) => {
    if (!EmailAddress.same(introduction.email, organizer.email)) {
      return newcomer(introduction, identifiers.userId())
    }
    const themselves = newcomer(introduction, organizer.id)
    return organizer.registeredAt === undefined ? themselves : { ...themselves, user: organizer }
  })
  const participants = newcomers.map(({ user }) => user)
  const event = yield* settle(
    proposeEvent({
      id,
      title: proposal.title,
      description: proposal.description,
      plan: proposal.plan,
      organizer,
      participants: newcomers,
      groups: withIds(proposal.groups, participants),
      answerBy: proposal.answerBy,
      linksExpireAt: proposal.linksExpireAt,
      joining: proposal.joining,
      visibility: proposal.visibility,
      createdAt: (yield* Clock).now(),
    }),
  )

  const webhooks = yield* introduceWebhooks(proposal.webhooks ?? [])
  const organizerGrant = grantTo(tokens, { role: 'organizer', eventId: id })
  const joinGrant = grantTo(tokens, { role: 'join', eventId: id })
  const invitations = invite(tokens, id, participants)
  // An organizer who takes part too goes by the name and zone given for the participant.
  const users = new Map([organizer, ...participants].map((user) => [user.id, user]))
  const events = yield* Events
  yield* askResult(() =>
    events.create(
      event,
      [...users.values()],
      [organizerGrant, joinGrant, ...invitations].map(({ issued }) => issued),
      webhooks,
    ),
  )
  return {
    view: assembleView(event, users, organizerGrant.issued.grant),
    organizerToken: organizerGrant.token,
    joinToken: joinGrant.token,
    participantTokens: invitations.map(({ token }) => token),
    webhooks,
  }
})

/** Somebody new; whoever acts for one user proposes nothing in the name of another. */
function introducedOrganizer(
  organizer: Introduction,
  { role }: Creator,
): Effect.Effect<Introduction, Forbidden> {
  return role === 'organizer'
    ? Effect.fail(new Forbidden({ role, reason: 'other_user' }))
    : Effect.succeed(organizer)
}

/** The registered user for whom the creator may create events. */
const registeredOrganizer = Effect.fnUntraced(function* (userId: string, creator: Creator) {
  if (creator.role === 'anonymous') {
    const { link } = creator
    if (link === undefined) return yield* new Unauthenticated({ reason: 'no_token' })
    return yield* new Forbidden({ role: link, reason: 'role' })
  }
  const id = yield* ownUser({ credential: creator, userId })
  const users = yield* Users
  const user = yield* ask(() => users.read(id))
  if (user?.registeredAt !== undefined) return user
  return yield* Effect.fail<UserNotFound>({ _tag: 'UserNotFound', userId })
})

/** The groups with the ids of their members; whoever is no participant stays what they were called. */
function withIds(
  groups: readonly Group<EmailAddress>[],
  participants: readonly User[],
): readonly Group<UserId>[] {
  const ids = new Map(participants.map(({ id, email }) => [EmailAddress.key(email), id]))
  return groups.map(({ members, ...group }) => ({
    ...group,
    // A stranger's address is nobody's id, so that the domain refuses the group.
    members: members.map(
      (email) => ids.get(EmailAddress.key(email)) ?? (email as string as UserId),
    ),
  }))
}
