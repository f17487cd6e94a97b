import type { Page } from 'playwright-core'
import type { RunningService } from '../http/running-service.ts'

/** The one day of the event, a Tuesday; Berlin's winter. */
export const DAY = '2027-01-12'

/** A time of it. */
export const slot = (from: string, to: string, preference = 'available') => ({
  start_time: `${DAY}T${from}`,
  end_time: `${DAY}T${to}`,
  timezone: 'Europe/Berlin',
  preference,
})

type Slots = ReturnType<typeof slot>[]

/** An event of one day, from nine to five, with links of everybody. */
export type EventAtHand = {
  readonly id: string
  readonly organizerToken: string
  readonly organizer: string
  readonly invitation: string
  /** That of a participant. */
  readonly linkOf: (name: string) => string
}

/** An event with these people, who have answered so; somebody undefined has not. */
export async function eventWith(
  service: RunningService,
  answers: Readonly<Record<string, Slots | undefined>>,
  changes: object = {},
): Promise<EventAtHand> {
  const { body: event } = await service.call('POST', '/events', {
    json: {
      title: 'Quarterly planning',
      duration_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: [slotFromNineToFive],
      participants: Object.keys(answers).map((name) => ({ name, email: `${name}@example.com` })),
      ...changes,
    },
  })
  for (const [i, slots] of Object.values(answers).entries()) {
    const { user_id, token } = event.participants[i]
    const json = { user_id, slots }
    const path = `/events/${event.event_id}/availability`
    if (slots !== undefined) await service.call('POST', path, { token, json })
  }
  const base = `${service.url}/#${event.event_id}`
  return {
    id: event.event_id,
    organizerToken: event.organizer_token,
    organizer: `${base}/${event.organizer_token}/${event.join_token}`,
    invitation: `${base}/${event.join_token}`,
    linkOf: (name) =>
      `${base}/${event.participants.find((one: { name: string }) => one.name === name).token}`,
  }
}

const slotFromNineToFive = {
  start_time: `${DAY}T09:00`,
  end_time: `${DAY}T17:00`,
  timezone: 'Europe/Berlin',
}

/** What everybody has answered, as the organizer reads it. */
export async function answersTo(service: RunningService, event: EventAtHand) {
  const path = `/events/${event.id}/heat-map`
  const { body } = await service.call('GET', path, { token: event.organizerToken })
  return body.answers as { readonly user_id: string; readonly slots: object[] }[]
}

/** The cell of one's own grid, or of everybody's, that begins at a time. */
export const ownCell = (page: Page, time: string) => cellIn(page, 'When can you come?', time)
/** See above. */
export const groupCell = (page: Page, time: string) =>
  cellIn(page, 'When can everybody come?', time)

const cellIn = (page: Page, grid: string, time: string) =>
  page.getByRole('grid', { name: grid }).getByRole('gridcell', { name: new RegExp(`, ${time} –`) })

/** The best time. */
export const best = (page: Page) => page.locator('.ranked > li').first()
/** Waits until all that was painted is kept. */
export const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor()
