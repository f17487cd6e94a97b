import { expect } from 'vitest'
import type { RunningService } from '../http/running-service.ts'

/** Events in every state, with links of everybody who may look at them: fragments, as they are sent. */
export type Stage = {
  /** Two of three have answered; nothing is settled. */
  readonly open: Links
  /** The same, where participants see nobody's answer but their own. */
  readonly hidden: Links
  /** An organizer's link to the open event whose link to share was renewed since. */
  readonly outdated: string
  readonly scheduled: Links
  readonly cancelled: Links
  /** A token that was good for the open event once. */
  readonly refused: string
}

type Links = {
  readonly eventId: string
  /** Of the organizer, who takes part. */
  readonly organizer: string
  /** Of the last participant, who has not answered yet. */
  readonly participant: string
  readonly join: string
}

/** Far ahead of every clock that a test runs by; a Monday, and Berlin's winter. */
const at = (day: number, time: string) => `2040-01-${15 + day}T${time}`
const slot = (day: number, from: string, to: string, timezone = 'Europe/Berlin') => ({
  start_time: at(day, from),
  end_time: at(day, to),
  timezone,
})

const EVENT = {
  title: 'Plans for the summer',
  description: 'One hour, with tea.\nBring your calendars.',
  duration_minutes: 60,
  organizer: { name: 'Olga', email: 'olga@example.com' },
  proposed_slots: [0, 1, 2, 3, 4, 7, 8, 9].flatMap((day) => [
    slot(day + 1, '09:00', '12:00'),
    slot(day + 1, '14:00', '17:15'),
  ]),
  participants: [
    { name: 'Olga', email: 'olga@example.com', timezone: 'Europe/Berlin' },
    { name: 'Ben', email: 'ben@example.com', timezone: 'America/New_York', required: true },
    { name: 'Cleo', email: 'cleo@example.com' },
  ],
}

/** What the first two have answered. */
const ANSWERS = [
  [
    slot(1, '09:00', '11:00'),
    { ...slot(2, '09:00', '11:30'), preference: 'if_needed' },
    slot(8, '14:00', '17:00'),
  ],
  [slot(1, '10:10', '11:30'), { ...slot(8, '15:00', '16:30'), preference: 'if_needed' }],
]

/** Makes all of it. */
export async function setStage(service: RunningService): Promise<Stage> {
  const [open, hidden, scheduled, cancelled] = await Promise.all([
    answered(service, {}),
    answered(service, { visibility: { answers: 'organizer_only' } }),
    answered(service, {}),
    answered(service, {}),
  ])
  const token = (fragment: string) => fragment.split('/')[1]
  await service.call('POST', `/events/${scheduled.eventId}/schedule`, {
    token: token(scheduled.organizer),
    json: { start_time: `${at(1, '10:30')}:00+01:00` },
  })
  await service.call('PATCH', `/events/${cancelled.eventId}`, {
    token: token(cancelled.organizer),
    json: { status: 'cancelled' },
  })
  const renewed = await service.call('POST', `/events/${open.eventId}/join_token`, {
    token: token(open.organizer),
  })
  return {
    open: {
      ...open,
      organizer: `#${open.eventId}/${token(open.organizer)}/${renewed.body.join_token}`,
      join: `#${open.eventId}/${renewed.body.join_token}`,
    },
    outdated: open.organizer,
    hidden,
    scheduled,
    cancelled,
    refused: open.join,
  }
}

async function answered(service: RunningService, changes: object): Promise<Links> {
  const { status, body } = await service.call('POST', '/events', { json: { ...EVENT, ...changes } })
  expect([status, body.errors]).toEqual([201, undefined])
  const path = `/events/${body.event_id}`
  for (const [i, slots] of ANSWERS.entries()) {
    const { user_id, token } = body.participants[i]
    await service.call('POST', `${path}/availability`, { token, json: { user_id, slots } })
  }
  return {
    eventId: body.event_id,
    organizer: `#${body.event_id}/${body.organizer_token}/${body.join_token}`,
    participant: `#${body.event_id}/${body.participants[2].token}`,
    join: `#${body.event_id}/${body.join_token}`,
  }
}
