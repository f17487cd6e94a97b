import { ok, type Result, refuse } from '../result.ts'
import { EmailAddress, type User } from '../user/user.ts'
import { type Event, revised } from './event.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'
import { type Attending, MAX_PARTICIPANTS, type Participant } from './participant.ts'

/** Somebody with the same e-mail address takes part already, or is to. */
export type AlreadyTakesPart = {
  readonly _tag: 'AlreadyTakesPart'
  /** The newcomer's place among so many. */
  readonly index: number
  readonly newcomerCount: number
}

/** The event would have more participants than it may. */
export type TooManyParticipants = {
  readonly _tag: 'TooManyParticipants'
  readonly count: number
  readonly max: number
}

/** Nobody may join at present but whom the organizer adds. */
export type JoiningClosed = { readonly _tag: 'JoiningClosed' }

/** Every way in which {@link enrolParticipants} can refuse. */
export type EnrolFault = WrongEventStatus | AlreadyTakesPart | TooManyParticipants

/** Somebody who is about to take part. */
export type Newcomer = { readonly user: User; readonly attending: Attending }

/**
 * The event with the newcomers behind its participants, all of them or none. An e-mail address
 * takes part once: otherwise one person would count twice.
 *
 * @param enrolled the users who take part already
 */
export function enrolParticipants(
  event: Event,
  enrolled: readonly User[],
  newcomers: readonly Newcomer[],
): Result<Event, EnrolFault> {
  const open = requireStatus(event, 'open')
  if (!open.ok) return open
  const participants = withNewcomers(event.participants, enrolled, newcomers)
  return participants.ok ? ok(revised(event, { participants: participants.value })) : participants
}

/** {@link enrolParticipants} for somebody who adds themselves: while the event is open for that. */
export function joinEvent(
  event: Event,
  enrolled: readonly User[],
  newcomers: readonly Newcomer[],
): Result<Event, EnrolFault | JoiningClosed> {
  return event.joining === 'closed'
    ? refuse({ _tag: 'JoiningClosed' })
    : enrolParticipants(event, enrolled, newcomers)
}

/** The participants followed by the newcomers; `enrolled` are the participants' users. */
export function withNewcomers(
  participants: readonly Participant[],
  enrolled: readonly User[],
  newcomers: readonly Newcomer[],
): Result<readonly Participant[], AlreadyTakesPart | TooManyParticipants> {
  const count = participants.length + newcomers.length
  if (count > MAX_PARTICIPANTS) {
    return refuse({ _tag: 'TooManyParticipants', count, max: MAX_PARTICIPANTS })
  }
  const addresses = [...enrolled, ...newcomers.map(({ user }) => user)].map(({ email }) => email)
  const repeated = EmailAddress.repeated(addresses)[0]
  if (repeated !== undefined) {
    const index = repeated - enrolled.length
    return refuse({ _tag: 'AlreadyTakesPart', index, newcomerCount: newcomers.length })
  }
  const invited = newcomers.map(
    ({ user, attending }): Participant => ({ userId: user.id, status: 'invited', ...attending }),
  )
  return ok([...participants, ...invited])
}
