import { Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import type { Event } from '../domain/event/event.ts'
import type { ParticipantNotFound } from '../domain/event/remove-participant.ts'
import { ok, type Result, refuse } from '../domain/result.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { grantTo } from './invite.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult } from './port-call.ts'
import { Grants, Tokens } from './ports.ts'

/** Whose token is meant: by its role, or by the participant's user id. */
export type TokenOwner =
  | { readonly role: 'organizer' | 'join' }
  | { readonly role: 'participant'; readonly userId: string }

/**
 * Makes a new token, shown here and never again, and ends the old one at once, on every instance;
 * the organizer's call. Whoever renews their own must keep what this answers: if that is lost on its
 * way, nothing opens the event any more.
 */
export const renewToken = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly owner: TokenOwner },
) {
  const grant = yield* ownedGrant(request)
  const { token, issued } = grantTo(yield* Tokens, grant)
  const grants = yield* Grants
  const permit = ifExpected(request.expected, whereOwnerIs(grant))
  yield* askResult(() => grants.replace(grant, issued.hash, permit))
  return { grant, token }
})

/**
 * Ends a token without making another; where there is none, nothing happens. Nobody can end the
 * organizer's, since nobody could make another.
 */
export const revokeToken = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly owner: Exclude<TokenOwner, { role: 'organizer' }> },
) {
  const grant = yield* ownedGrant(request)
  const grants = yield* Grants
  const permit = ifExpected(request.expected, whereOwnerIs(grant))
  yield* askResult(() => grants.replace(grant, undefined, permit))
})

/** The grant that the owner's token carries, for an organizer who asks. */
const ownedGrant = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly owner: TokenOwner },
) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const { owner } = request
  const grant: Grant =
    owner.role === 'participant'
      ? { role: owner.role, eventId, userId: yield* knownUserId(owner.userId) }
      : { role: owner.role, eventId }
  return grant
})

/** Passes while the owner of the grant is part of the event. */
const whereOwnerIs =
  (grant: Grant) =>
  ({ participants }: Event): Result<void, ParticipantNotFound> =>
    grant.role !== 'participant' || participants.some(({ userId }) => userId === grant.userId)
      ? ok(undefined)
      : refuse({ _tag: 'ParticipantNotFound', userId: grant.userId })
