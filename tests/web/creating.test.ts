import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { visitorsForFile } from './visitors.ts'

const service = serviceForFile()

async function sayWho(page: Page, title = 'Tea'): Promise<void> {
  await page.getByLabel('What is it about?').fill(title)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('olga@example.com')
}

const begin = (page: Page) => page.getByRole('combobox', { name: 'From' })
const end = (page: Page) => page.getByRole('combobox', { name: 'To', exact: true })

const create = (page: Page) => page.getByRole('button', { name: 'Create the event' }).click()

/** What is asked of the service, once it is. */
async function asked(page: Page, action: () => Promise<void>) {
  const request = page.waitForRequest((one) => one.method() === 'POST')
  await action()
  return (await request).postDataJSON()
}

describe.skipIf(withoutBrowser)('whoever proposes times', () => {
  const visitor = visitorsForFile()
  const creating = async () => {
    const { page } = await visitor()
    await page.goto(service().url)
    return page
  }
  const days = (page: Page) => page.locator('.date-calendar [data-place]')

  test('chooses a weekday of all the weeks at a touch', async () => {
    const page = await creating()
    // All of these are still to come.
    await page.getByRole('button', { name: 'Later weeks' }).click()
    const tuesdays = page.getByRole('button', { name: 'Every Tuesday of these weeks' })
    await tuesdays.click()
    await page.getByText('5 days chosen.').waitFor()
    await sayWho(page)
    const { proposed_slots } = await asked(page, () => create(page))
    const weekdays = proposed_slots.map(
      (slot: { start_time: string }) =>
        Temporal.Instant.from(slot.start_time).toZonedDateTimeISO('Europe/Berlin').dayOfWeek,
    )
    expect(weekdays).toEqual([2, 2, 2, 2, 2])
  })

  test('gives a weekday up by touching it again', async () => {
    const page = await creating()
    const tuesdays = page.getByRole('button', { name: 'Every Tuesday of these weeks' })
    await tuesdays.click()
    await page.getByText(/^\d days chosen[.]$/).waitFor()
    await tuesdays.click()
    await page.getByText('No day yet.').waitFor()
  })

  test('can name the hours of an evening in whatever order', async () => {
    const page = await creating()
    await begin(page).selectOption('19:00')
    expect(await end(page).inputValue()).toBe(String(24 * 60))
    await end(page).selectOption('22:00')
    expect(await begin(page).inputValue()).toBe(String(19 * 60))
    await end(page).selectOption('12:00')
    expect(await begin(page).inputValue()).toBe(String(9 * 60))
  })

  test('is told before anything is sent when no time is long enough', async () => {
    const page = await creating()
    await days(page).nth(8).click()
    await page.getByLabel('How long does it take?').selectOption('480')
    await end(page).selectOption('11:00')
    await sayWho(page)
    let isSent = false
    page.on('request', (request) => {
      isSent ||= request.method() === 'POST'
    })
    await create(page)
    await page.getByText('None of these times is long enough for 8 hours.').waitFor()
    expect(isSent).toBe(false)
  })

  test('is not let past a title of blanks by their browser', async () => {
    const page = await creating()
    await days(page).nth(8).click()
    await sayWho(page, '   ')
    await create(page)
    const isValid = () =>
      page
        .getByLabel('What is it about?')
        .evaluate((input: HTMLInputElement) => input.validity.valid)
    expect(await isValid()).toBe(false)
  })

  test('is told what of their input the service does not take, by the name that it has on the page', async () => {
    const page = await creating()
    await days(page).nth(8).click()
    await sayWho(page, 'Tea\u0007')
    await create(page)
    await page.getByText('This can’t be taken as it is:').waitFor()
    await page.getByText(/^What it is about: /).waitFor()
  })
})
