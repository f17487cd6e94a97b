import { describe, expect, test } from 'vitest'
import { Availability } from '../../domain/event/availability.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import { type AttendingChanges, changeParticipant } from '../../domain/event/change-participant.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import { scheduleEvent, unscheduleEvent } from '../../domain/event/schedule-event.ts'
import { Description, Title } from '../../domain/text.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { WorkingHours } from '../../domain/time/working-hours.ts'
import { newcomer, sampleEvent, slot, user } from '../contract/samples.ts'
import { made, refused } from '../made.ts'

const ada = user('Ada')
/** An hour between 14:00 and 16:00, with Ada. */
const open = sampleEvent(user('Olga'), [ada])
const scheduled = made(scheduleEvent(open, Date.parse('2026-01-12T14:30Z')))
const cancelled = made(changeEvent(open, { status: 'cancelled' }))
const title = made(Title.of('Another'))

describe('changing an event', () => {
  test('changes what is named, keeps the rest, and raises the revision by one', () => {
    const description = made(Description.of('Why'))
    const changed = made(changeEvent(open, { title, description, durationMinutes: 30 }))
    expect(changed).toEqual({
      ...open,
      title,
      description,
      plan: { ...open.plan, durationMinutes: 30 },
      revision: 2,
    })
    expect(made(changeEvent(changed, { description: null })).description).toBeUndefined()
  })

  test('with nothing leaves it at its revision', () => {
    expect(made(changeEvent(open, {}))).toBe(open)
    expect(made(changeEvent(open, { title: undefined }))).toBe(open)
  })

  test.each([
    { durationMinutes: 30 },
    { stepMinutes: 30 },
    { proposedSlots: [slot('09:00', '12:00')] },
    { bufferBeforeMinutes: 15 },
    { bufferAfterMinutes: 15 },
    { groups: [{ name: 'panel', members: [ada.id], atLeast: 1 }] },
  ])('where it may lie, %j, needs it to be open', (changes) => {
    expect(changeEvent(open, changes).ok).toBe(true)
    for (const [event, status] of [
      [scheduled, 'scheduled'],
      [cancelled, 'cancelled'],
    ] as const) {
      expect(refused(changeEvent(event, changes))).toEqual({
        _tag: 'WrongEventStatus',
        status,
        allowed: ['open'],
      })
    }
  })

  test('the deadline can be set, moved and removed until it is cancelled', () => {
    const answerBy = Date.parse('2026-01-10T12:00Z')
    expect(made(changeEvent(scheduled, { answerBy })).answerBy).toBe(answerBy)
    const removed = changeEvent(made(changeEvent(open, { answerBy })), { answerBy: null })
    expect(made(removed).answerBy).toBeUndefined()
    expect(changeEvent(cancelled, { answerBy }).ok).toBe(false)
  })

  test('the groups are refused as a whole when one is at fault', () => {
    const groups = [{ name: 'panel', members: [ada.id], atLeast: 2 }]
    expect(refused(changeEvent(open, { groups }))).toEqual({
      _tag: 'MeetingPlanRefused',
      faults: [{ _tag: 'QuorumOutOfRange', group: 0, atLeast: 2, max: 1 }],
    })
  })

  test('in words is possible until it is cancelled', () => {
    expect(made(changeEvent(scheduled, { title })).title).toBe(title)
    expect(refused(changeEvent(cancelled, { title }))).toMatchObject({
      status: 'cancelled',
      allowed: ['open', 'scheduled'],
    })
  })

  test('can cancel it while it is open or scheduled', () => {
    const status = 'cancelled'
    expect(made(changeEvent(open, { status })).status).toEqual({ name: 'cancelled' })
    expect(made(changeEvent(scheduled, { status })).status).toEqual({
      ...scheduled.status,
      name: 'cancelled',
    })
    expect(changeEvent(cancelled, { status }).ok).toBe(false)
  })

  test('into a plan that breaks the rules is refused with every fault', () => {
    expect(refused(changeEvent(open, { durationMinutes: 1, stepMinutes: 0 }))).toMatchObject({
      _tag: 'MeetingPlanRefused',
      faults: [{ _tag: 'DurationOutOfRange' }, { _tag: 'StepOutOfRange' }],
    })
  })
})

describe('scheduling an event', () => {
  test.each(['14:00', '14:07', '15:00'])('at %s fits into its window', (time) => {
    expect(scheduleEvent(open, Date.parse(`2026-01-12T${time}Z`)).ok).toBe(true)
  })

  test.each(['13:59', '15:01'])('at %s does not', (time) => {
    const start = Date.parse(`2026-01-12T${time}Z`)
    expect(refused(scheduleEvent(open, start))).toEqual({
      _tag: 'OutsideProposedSlots',
      start,
      durationMinutes: 60,
    })
  })

  test('needs it to be open, and opening it again needs it to be scheduled', () => {
    expect(scheduled).toMatchObject({ status: { name: 'scheduled' }, revision: 2 })
    expect(scheduleEvent(scheduled, Date.parse('2026-01-12T14:00Z')).ok).toBe(false)
    expect(made(unscheduleEvent(scheduled))).toEqual({ ...open, revision: 3 })
    expect(unscheduleEvent(open).ok).toBe(false)
    expect(unscheduleEvent(cancelled).ok).toBe(false)
  })
})

describe('changing how somebody takes part', () => {
  const change = (event: typeof open, changes: AttendingChanges) =>
    changeParticipant(event, ada.id, changes)
  const timeZone = made(TimeZone.of('Europe/Berlin'))

  test('changes what is named, and takes back what is null', () => {
    const changed = made(change(open, { timeZone, workingHours: WorkingHours.usual }))
    expect(changed.participants[0]).toMatchObject({ required: false, timeZone })
    expect(changed.revision).toBe(2)
    const again = made(change(changed, { required: true, timeZone: null }))
    expect(again.participants[0]).toEqual({
      userId: ada.id,
      status: 'invited',
      required: true,
      workingHours: WorkingHours.usual,
    })
  })

  test('with nothing leaves the event at its revision', () => {
    expect(made(change(open, {}))).toBe(open)
  })

  test('is possible until the event is cancelled, for those who take part', () => {
    expect(change(scheduled, { timeZone }).ok).toBe(true)
    expect(change(cancelled, { timeZone }).ok).toBe(false)
    expect(refused(changeParticipant(open, user('Zoe').id, { timeZone }))).toMatchObject({
      _tag: 'ParticipantNotFound',
    })
  })
})

describe('enrolling participants', () => {
  test('puts them behind those who are there', () => {
    const [ben, cleo] = [user('Ben'), user('Cleo')]
    const { participants, revision } = made(
      enrolParticipants(open, [ada], [newcomer(ben), newcomer(cleo, { required: true })]),
    )
    expect(participants).toEqual(
      [ada, ben, cleo].map((person) => ({
        userId: person.id,
        status: 'invited',
        required: person === cleo,
      })),
    )
    expect(revision).toBe(2)
  })

  test('takes each address once, among the newcomers too', () => {
    const [ben, otherBen, otherAda] = [user('Ben'), user('BEN'), user('aDa')]
    const index = (newcomers: ReturnType<typeof user>[]) =>
      refused(
        enrolParticipants(
          open,
          [ada],
          newcomers.map((one) => newcomer(one)),
        ),
      )
    expect(index([ben, otherBen])).toEqual({
      _tag: 'AlreadyTakesPart',
      index: 1,
      newcomerCount: 2,
    })
    expect(index([ben, otherAda])).toEqual({
      _tag: 'AlreadyTakesPart',
      index: 1,
      newcomerCount: 2,
    })
  })

  test('stops at 10,000', () => {
    const many = Array.from({ length: 9_999 }, (_, i) => newcomer(user(`U${i}`)))
    expect(enrolParticipants(open, [ada], many).ok).toBe(true)
    expect(refused(enrolParticipants(open, [ada], [...many, newcomer(user('Zoe'))]))).toEqual({
      _tag: 'TooManyParticipants',
      count: 10_001,
      max: 10_000,
    })
  })

  test('needs the event to be open', () => {
    expect(enrolParticipants(scheduled, [ada], [newcomer(user('Ben'))]).ok).toBe(false)
  })
})

describe('an answer', () => {
  test('has at most 500 slots, and is shown in the zone of the first', () => {
    const slots = Array.from({ length: 500 }, () => slot('14:00', '15:00'))
    const answer = made(Availability.of(ada.id, slots))
    expect([...answer.slots]).toHaveLength(1)
    expect(answer.timeZone).toBe('UTC')
    expect(refused(Availability.of(ada.id, [...slots, slot('15:00', '16:00')]))).toEqual({
      _tag: 'TooManyAvailabilitySlots',
      count: 501,
      max: 500,
    })
  })
})
