import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'
import { dragMouse } from './visitors.ts'

/** A page in some state, and the way there. */
export type StagedPage = {
  readonly name: string
  /** Comes to it, and waits until all of it is there. */
  readonly open: (page: Page, url: string, stage: Stage) => Promise<void>
  /** Whether the browser has to complain on the way: of an answer that refuses something. */
  readonly isRefused?: boolean
}

const OWN = 'When can you come?'
const ALL = 'When can everybody come?'

const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
BEGIN:VEVENT
UID:1@example.com
DTSTAMP:20260101T000000Z
DTSTART:20400116T083000Z
DTEND:20400116T093000Z
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).waitFor()

/** The page of an event, with everything that it reads. */
async function visitEvent(page: Page, url: string, fragment: string): Promise<void> {
  await page.goto(`${url}/${fragment}`)
  await page.getByText('Live', { exact: true }).waitFor()
}

const openDetails = (page: Page, within: string) =>
  page.evaluate((selector) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(selector)) {
      details.open = true
    }
  }, `${within} details`)

async function chooseDates(page: Page): Promise<void> {
  // The last two weeks that are shown are still to come.
  await dragMouse(page, '[data-place="1 3"]', '[data-place="3 3"]')
}

/** Every page in every state that looks otherwise. */
export const EVERY_PAGE: readonly StagedPage[] = [
  {
    name: 'a new event',
    open: async (page, url) => {
      await page.goto(url)
      await heading(page, 'Find a time to meet')
    },
  },
  {
    name: 'a new event without a day, refused by the page',
    open: async (page, url) => {
      await page.goto(url)
      await page.getByLabel('What is it about?').fill('Tea')
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga')
      await page.getByLabel('E-mail address').fill('olga@example.com')
      await page.getByRole('button', { name: 'Create the event' }).click()
      await page.getByText('Choose at least one day').waitFor()
    },
  },
  {
    name: 'a new event, while the service is out of reach',
    isRefused: true,
    open: async (page, url) => {
      await page.goto(url)
      await page.getByLabel('What is it about?').fill('Tea')
      await chooseDates(page)
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga')
      await page.getByLabel('E-mail address').fill('olga@example.com')
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Create the event' }).click()
      await page.getByText('The service can’t be reached').waitFor()
    },
  },
  {
    name: 'a new event with hours of its own on some days',
    open: async (page, url) => {
      await page.goto(url)
      await chooseDates(page)
      await page.getByText('Other hours on some days').click()
      await page.getByRole('grid', { name: 'Between which hours?' }).waitFor()
    },
  },
  {
    name: 'a new event, where there have been others',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.organizer)
      await page.evaluate((fragment) => {
        localStorage.setItem('meeting-slots:/', JSON.stringify([{ fragment, title: 'Tea' }]))
      }, open.organizer)
      await page.goto(`${url}/`)
      await page.getByText('Your events on this device').click()
    },
  },
  {
    name: 'no link to an event',
    open: async (page, url) => {
      await page.goto(`${url}/#evt_cut-off`)
      await heading(page, 'This is no link to an event')
    },
  },
  {
    name: 'a link that leads nowhere any more',
    isRefused: true,
    open: async (page, url, { refused }) => {
      await page.goto(`${url}/${refused}`)
      await page.locator('.fault').waitFor()
    },
  },
  {
    name: 'an invitation',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.join)
      await heading(page, 'Who are you?')
    },
  },
  {
    name: 'an event for a participant',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.participant)
      await page.getByRole('grid', { name: OWN }).waitFor()
    },
  },
  {
    name: 'an event where answers are hidden',
    open: async (page, url, { hidden }) => {
      await visitEvent(page, url, hidden.participant)
      await page.getByRole('grid', { name: ALL }).waitFor()
    },
  },
  {
    name: 'an event with what a calendar file would paint',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.participant)
      await page.getByText('Fill in from a calendar file').click()
      await page.getByLabel('Calendar file').setInputFiles({
        name: 'calendar.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(CALENDAR),
      })
      await page.getByRole('button', { name: 'Use this' }).waitFor()
    },
  },
  {
    name: 'an event with everything open, and somebody pointed at',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.participant)
      await page.getByRole('grid', { name: ALL }).locator('.cell').nth(3).focus()
      await openDetails(page, 'main')
      await page.locator('.inspected dl').waitFor()
    },
  },
  {
    name: 'an invitation to what is settled',
    open: async (page, url, { scheduled }) => {
      await visitEvent(page, url, scheduled.join)
      await heading(page, 'The time is settled')
    },
  },
  {
    name: 'an event with somebody left out',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.organizer)
      await page.getByRole('checkbox', { name: 'Cleo', exact: true }).check()
      await page.getByText('Without Cleo').waitFor()
    },
  },
  {
    name: 'an event with a time picked on the map',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.organizer)
      await page.getByRole('grid', { name: ALL }).locator('.cell').nth(3).click()
      await page
        .locator('.inspected')
        .getByRole('button', { name: /^Choose/ })
        .click()
      await page
        .locator('.inspected')
        .getByRole('button', { name: /^Settle on/ })
        .waitFor()
    },
  },
  {
    name: 'an event for its organizer',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.organizer)
      await heading(page, 'People')
    },
  },
  {
    name: 'an event for its organizer, whose link to share was renewed elsewhere',
    isRefused: true,
    open: async (page, url, { outdated }) => {
      await visitEvent(page, url, outdated)
      await heading(page, 'Joining by a link')
    },
  },
  {
    name: 'an event for its organizer, with every question asked',
    open: async (page, url, { open }) => {
      await visitEvent(page, url, open.organizer)
      await openDetails(page, 'main')
      for (const name of ['Make a new link', 'Call it off', 'New link for Ben', 'Remove Ben']) {
        await page.getByRole('button', { name, exact: true }).click()
      }
      await page
        .getByRole('button', { name: /^Choose / })
        .first()
        .click()
      await page.getByRole('button', { name: /^Settle on/ }).waitFor()
    },
  },
  {
    name: 'an event for its organizer, with a link that is shown once',
    open: async (page, url, { hidden }) => {
      await visitEvent(page, url, hidden.organizer)
      await page.getByRole('button', { name: 'New link for Ben' }).click()
      await page.getByRole('button', { name: 'New link', exact: true }).click()
      await page.locator('.new-link').waitFor()
    },
  },
  {
    name: 'a settled event for a participant',
    open: async (page, url, { scheduled }) => {
      await visitEvent(page, url, scheduled.participant)
      await heading(page, 'The time is settled')
    },
  },
  {
    name: 'a settled event for its organizer',
    open: async (page, url, { scheduled }) => {
      await visitEvent(page, url, scheduled.organizer)
      await heading(page, 'The time is settled')
      await page.getByRole('button', { name: 'Open for answers again' }).click()
    },
  },
  {
    name: 'a meeting that is off',
    open: async (page, url, { cancelled }) => {
      await visitEvent(page, url, cancelled.participant)
      await heading(page, 'The meeting is off')
    },
  },
]
