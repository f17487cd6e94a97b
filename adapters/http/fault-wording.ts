import { MAX_MARKS } from '../../domain/characters.ts'
import type { TooManyAvailabilitySlots } from '../../domain/event/availability.ts'
import type { TooManyParticipants } from '../../domain/event/enrol-participants.ts'
import type { OutsideProposedSlots } from '../../domain/event/schedule-event.ts'
import type { GroupFault } from '../../domain/matching/group.ts'
import type { MeetingPlanFault } from '../../domain/matching/meeting-plan.ts'
import type { TextRefused } from '../../domain/text.ts'
import { showInstant } from '../../domain/time/shown-time.ts'
import type { NotATimeOfDay } from '../../domain/time/time-of-day.ts'
import type { UnknownTimeZone } from '../../domain/time/time-zone.ts'
import type { WorkingDaysRefused } from '../../domain/time/working-hours.ts'
import type { SlotFault } from '../../domain/time/written-slot.ts'
import type { TimeAdjustment } from '../../domain/time/written-time.ts'
import type { NotAnEmailAddress, NotASubject } from '../../domain/user/user.ts'
import type { MalformedDeliveryId } from '../../domain/webhook/delivery.ts'
import { MAX_URL_LENGTH } from '../../domain/webhook/webhook.ts'
import type { WebhookUrlRefused } from '../../domain/webhook/webhook-sender.ts'

/** Every fault of the domain that is the fault of an input. */
type WordedFault =
  | SlotFault['fault']
  | UnknownTimeZone
  | TextRefused
  | NotAnEmailAddress
  | NotASubject
  | MeetingPlanFault
  | GroupFault
  | NotATimeOfDay
  | WorkingDaysRefused
  | OutsideProposedSlots
  | TooManyParticipants
  | TooManyAvailabilitySlots
  | WebhookUrlRefused
  | MalformedDeliveryId

/** The fault in a sentence, with the value that was wrong and what is allowed. */
export function describeFault(fault: WordedFault): string {
  switch (fault._tag) {
    case 'NotATime':
      return `${quote(fault.written)} is not a time: write 2026-01-12T14:00:00-05:00, or 2026-01-12T14:00 with a timezone; at most milliseconds`
    case 'TimeZoneRequired':
      return `${quote(fault.written)} has no offset, so it needs a timezone`
    case 'UnknownTimeZone':
      return `${quote(fault.timeZone)} is not an IANA time zone such as America/New_York`
    case 'InstantOutOfRange':
      return `must be from ${showInstant(fault.earliest)} to ${showInstant(fault.latest)}`
    case 'EmptyInterval':
      return `${showInstant(fault.end)} must be after the start, ${showInstant(fault.start)}`
    case 'TextRefused':
      return TEXT_REFUSALS[fault.reason](fault)
    case 'NotAnEmailAddress':
      return `must be an e-mail address of at most ${fault.maxLength} characters`
    case 'NotASubject':
      return `must be 1 to ${fault.maxLength} visible characters of ASCII`
    case 'DurationOutOfRange':
    case 'StepOutOfRange':
    case 'BufferBeforeOutOfRange':
    case 'BufferAfterOutOfRange':
      return `must be a whole number of minutes from ${fault.min} to ${fault.max}; is ${fault.minutes}`
    case 'ProposedSlotCountOutOfRange':
      return `must have 1 to ${fault.max} items; has ${fault.count}`
    case 'TooManyCandidates':
      return `hold ${fault.count} candidates; at most ${fault.max} are allowed: propose less time or a longer step`
    case 'TooManyGroups':
      return `must have at most ${counted(fault.max, 'item')}; has ${fault.count}`
    case 'TooManyGroupMembers':
      return `must have at most ${fault.max} members together; have ${fault.count}`
    case 'GroupNameTaken':
      return `${quote(fault.name)} is the name of another group too`
    case 'GroupWithoutMembers':
      return 'must have at least 1 item; has 0'
    case 'NotAParticipant':
      return 'is not the user id of a participant'
    case 'MemberRepeated':
      return 'is a member already'
    case 'QuorumOutOfRange':
      return `must be a whole number from 1 to ${fault.max}, the number of members; is ${fault.atLeast}`
    case 'NotATimeOfDay':
      return `${quote(fault.written)} is not a time of day such as 09:00; midnight is 00:00`
    case 'WorkingDaysRefused':
      return 'must name at least one day, and each once'
    case 'OutsideProposedSlots':
      return `no proposed slot holds ${fault.durationMinutes} minutes from ${showInstant(fault.start)}`
    case 'TooManyParticipants':
      return `an event may have ${fault.max} participants; it would have ${fault.count}`
    case 'WebhookUrlRefused':
      return URL_REFUSALS[fault.reason]
    case 'MalformedDeliveryId':
      return `${quote(fault.text)} is not the id of a delivery`
    case 'TooManyAvailabilitySlots':
      return `must have at most ${counted(fault.max, 'item')}; has ${fault.count}`
  }
}

/** The URL itself is not told again: it may hold secrets. */
const URL_REFUSALS: Readonly<Record<WebhookUrlRefused['reason'], string>> = {
  not_a_url: 'is not a URL such as https://example.com/meetings',
  too_long: `must have at most ${MAX_URL_LENGTH} characters`,
  not_https: 'must begin with https://',
  has_credentials: 'must have no user and no password: messages are signed',
  special_address: 'leads to an address that is not on the Internet',
  local_name: 'is a name of this machine, which no name server knows: write its address',
}

/** What daylight saving time did to a local time, in a sentence. */
export function describeAdjustment({ reason, written, readAs, timeZone }: TimeAdjustment): string {
  const [date, time] = written.split('T') as [string, string]
  const [readDate, readTime] = readAs.split('T') as [string, string]
  const read = readDate === date ? shortTime(readTime) : `${readDate} ${shortTime(readTime)}`
  return reason === 'skipped'
    ? `${shortTime(time)} does not exist in ${timeZone} on ${date}: read as ${read.slice(0, read.search(/[+-]\d\d:\d\d$/))}`
    : `${shortTime(time)} occurs twice in ${timeZone} on ${date}: read as the earlier, ${read}`
}

const LONGEST_QUOTE = 60

/** A value that somebody sent, short enough for a message. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}

/** `1 item`, `2 items`. */
export const counted = (count: number | bigint, noun: string): string =>
  `${count} ${noun}${Number(count) === 1 ? '' : 's'}`

/** Where in a body the fault of a plan, or of groups, is. */
export function pointPlanFault(fault: MeetingPlanFault | GroupFault): string {
  switch (fault._tag) {
    case 'DurationOutOfRange':
      return '/duration_minutes'
    case 'StepOutOfRange':
      return '/step_minutes'
    case 'BufferBeforeOutOfRange':
      return '/buffer_before_minutes'
    case 'BufferAfterOutOfRange':
      return '/buffer_after_minutes'
    case 'ProposedSlotCountOutOfRange':
    case 'TooManyCandidates':
      return '/proposed_slots'
    default:
      return ['', 'groups', ...placeOfGroupFault(fault)].join('/')
  }
}

/** Where among the groups a fault is: a JSON path below `groups`. */
export function placeOfGroupFault(fault: GroupFault): readonly (string | number)[] {
  switch (fault._tag) {
    case 'TooManyGroups':
    case 'TooManyGroupMembers':
      return []
    case 'GroupNameTaken':
      return [fault.group, 'name']
    case 'GroupWithoutMembers':
      return [fault.group, 'members']
    case 'NotAParticipant':
    case 'MemberRepeated':
      return [fault.group, 'members', fault.member]
    case 'QuorumOutOfRange':
      return [fault.group, 'at_least']
  }
}

const TEXT_REFUSALS: Record<TextRefused['reason'], (fault: TextRefused) => string> = {
  empty: () => 'must not be empty',
  too_long: ({ maxLength }) => `must have at most ${maxLength} characters`,
  control_character: () =>
    'must not hold control characters, invisible ones or line breaks of that kind',
  too_many_marks: () => `must not have more than ${MAX_MARKS} marks on one character`,
  lone_surrogate: () => 'must be well-formed Unicode: it holds half a surrogate pair',
}

/** Without seconds when these are zero: `02:30:00+01:00` as `02:30+01:00`. */
const shortTime = (time: string) => time.replace(/^(\d\d:\d\d):00(?!\.)/, '$1')
