import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { DAY, eventWith, groupCell, ownCell, saved, slot } from './one-event.ts'
import { expectNoComplaints, visitorsForFile } from './visitors.ts'

const service = serviceForFile()

const people = (page: Page) => page.getByRole('region', { name: 'People' })

/** What has the focus, by what it says. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent
  })

async function invite(page: Page, name: string): Promise<void> {
  await people(page).getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await people(page).getByRole('textbox', { name: 'E-mail address' }).fill(`${name}@example.com`)
  await people(page).getByRole('button', { name: 'Add' }).click()
}

async function remove(page: Page, name: string): Promise<void> {
  await people(page)
    .getByRole('button', { name: `Remove ${name}` })
    .click()
  await people(page).getByRole('button', { name: 'Remove', exact: true }).click()
}

describe.skipIf(withoutBrowser)('the organizer', () => {
  const visitor = visitorsForFile()
  const organizing = async (address: string) => {
    const olga = await visitor()
    await olga.page.goto(address)
    await olga.page.getByText('Live', { exact: true }).waitFor()
    return olga
  }

  test('lets the organizer add people, give them links, say who must come, and remove them', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const olga = await visitor()
    await olga.page.goto(event.organizer)
    const all = people(olga.page)
    await all.getByRole('textbox', { name: 'Name', exact: true }).fill('Cleo')
    await all.getByRole('textbox', { name: 'E-mail address' }).fill('cleo@example.com')
    await all.getByRole('button', { name: 'Add' }).click()
    const link = await all.getByRole('textbox', { name: 'The link of Cleo' }).inputValue()
    await all.getByText('No answer yet from Cleo.').waitFor()

    const cleo = await visitor()
    await cleo.page.goto(link)
    await ownCell(cleo.page, '14:00').click()
    await saved(cleo.page)
    await all.getByRole('checkbox', { name: 'Cleo must come' }).check()
    await olga.page.getByText('Without Cleo, who must come').first().waitFor()

    const row = all.getByRole('listitem').filter({ hasText: 'cleo@example.com' })
    await row.getByRole('button', { name: 'Remove Cleo' }).click()
    await row.getByRole('button', { name: 'Remove', exact: true }).click()
    await row.waitFor({ state: 'detached' })
    await cleo.page.getByText('The link does not work any more').waitFor()
    expectNoComplaints(olga)
  })

  test('tells everybody when the meeting is called off', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const [olga, ada] = [await visitor(), await visitor()]
    await ada.page.goto(event.linkOf('Ada'))
    await olga.page.goto(event.organizer)
    await olga.page.getByRole('button', { name: 'Call it off' }).click()
    await olga.page.getByRole('button', { name: 'Call it off' }).click()
    await ada.page.getByRole('heading', { name: 'The meeting is off' }).waitFor()
    expectNoComplaints(olga, ada)
  })

  test('settles on any time that was proposed, before anybody has answered', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page, ...olga } = await organizing(event.organizer)
    await groupCell(page, '13:30').click()
    await page.getByRole('button', { name: /^Choose .*13:30–14:30/ }).click()
    await page.getByRole('button', { name: /^Settle on .*13:30–14:30/ }).click()
    await page.locator('.settled .when').filter({ hasText: '13:30–14:30' }).waitFor()
    expectNoComplaints({ page, ...olga })
  })

  test('is not offered a time at which the meeting would not fit', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '17:00')] })
    const { page } = await organizing(event.organizer)
    await groupCell(page, '16:30').click()
    await page.getByText('would not end within the proposed times').waitFor()
    await groupCell(page, '16:00').click()
    await page
      .locator('.inspected')
      .getByRole('button', { name: /^Choose/ })
      .waitFor()
  })

  test('settles by keys alone, and is led to what came of it', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const { page } = await organizing(event.organizer)
    await groupCell(page, '09:00').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatch(/^Choose .*09:30–10:30/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toMatch(/^Settle on/)
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('The time is settled')
    expect(await page.getByRole('status').allTextContents()).toContainEqual(
      expect.stringMatching(/^The time is settled .*09:30–10:30/),
    )
  })

  test('stays where they were, by keys, when a link is renewed or somebody removed', async () => {
    const event = await eventWith(service(), { Ada: undefined, Ben: undefined })
    const { page } = await organizing(event.organizer)
    await people(page).getByRole('button', { name: 'New link for Ben' }).press('Enter')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await people(page).getByRole('textbox', { name: 'The link of Ben' }).waitFor()
    expect(await focused(page)).toBe('New link for Ben')

    await people(page).getByRole('button', { name: 'Remove Ben' }).press('Enter')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('People')
  })

  test('can add somebody again whom they have removed', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await organizing(event.organizer)
    for (let times = 0; times < 2; times++) {
      await invite(page, 'Cleo')
      await people(page).getByRole('textbox', { name: 'The link of Cleo' }).waitFor()
      await remove(page, 'Cleo')
      await people(page).getByText('Cleo@example.com').waitFor({ state: 'detached' })
    }
  })

  test('loses no link that is shown once, and nothing half written, by a new link to share', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await organizing(event.organizer)
    const shared = page.getByRole('textbox', { name: 'Share this link' })
    const before = await shared.inputValue()
    await invite(page, 'Cleo')
    await people(page).getByRole('textbox', { name: 'The link of Cleo' }).waitFor()
    await people(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Do')
    await page.getByRole('button', { name: 'Make a new link' }).click()
    await page.getByRole('button', { name: 'Make a new link' }).click()
    await expect.poll(() => shared.inputValue()).not.toBe(before)
    expect(await people(page).getByRole('textbox', { name: 'The link of Cleo' }).count()).toBe(1)
    const half = people(page).getByRole('textbox', { name: 'Name', exact: true })
    expect(await half.inputValue()).toBe('Do')
  })

  test('is not given a link to share that was renewed from somewhere else', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const path = `/events/${event.id}/join_token`
    await service().call('POST', path, { token: event.organizerToken })
    const { page } = await organizing(event.organizer)
    await page.getByText('This browser does not have the link.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Share this link' }).count()).toBe(0)
  })

  test('changes the title, the length and the deadline', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await organizing(event.organizer)
    await page.getByText('Change title, length or deadline').click()
    expect(await page.getByLabel('How long does it take?').inputValue()).toBe('60')
    await page.getByLabel('What is it about?').fill('Tea')
    await page.getByLabel('How long does it take?').selectOption('90')
    await page.getByLabel('Answers until').fill('2027-01-10T18:00')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Tea', level: 1 }).waitFor()
    const { body } = await service().call('GET', `/events/${event.id}`, {
      token: event.organizerToken,
    })
    expect(body).toMatchObject({
      title: 'Tea',
      duration_minutes: 90,
      answer_by: '2027-01-10T17:00:00Z',
    })
    expect(body.description).toBeUndefined()
  })

  test('changes nothing but what they have changed, whatever was changed elsewhere meanwhile', async () => {
    const answer_by = `${DAY}T08:00:59Z`
    const event = await eventWith(service(), { Ada: undefined }, { answer_by })
    const { page } = await organizing(event.organizer)
    await page.getByText('Change title, length or deadline').click()
    await page.getByLabel('What is it about?').fill('Tea')
    await service().call('PATCH', `/events/${event.id}`, {
      token: event.organizerToken,
      json: { description: 'With cake.', duration_minutes: 90 },
    })
    await page.locator('.description', { hasText: 'With cake.' }).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Tea', level: 1 }).waitFor()
    const { body } = await service().call('GET', `/events/${event.id}`, {
      token: event.organizerToken,
    })
    expect(body).toMatchObject({
      title: 'Tea',
      description: 'With cake.',
      duration_minutes: 90,
      answer_by,
    })
  })

  test('settles where a proposed time begins inside a cell', async () => {
    const proposed_slots = [
      { start_time: `${DAY}T09:00`, end_time: `${DAY}T09:10`, timezone: 'Europe/Berlin' },
      { start_time: `${DAY}T09:20`, end_time: `${DAY}T10:20`, timezone: 'Europe/Berlin' },
    ]
    const event = await eventWith(service(), { Ada: undefined }, { proposed_slots })
    const { page } = await organizing(event.organizer)
    await groupCell(page, '09:00').click()
    await page
      .locator('.inspected')
      .getByRole('button', { name: /^Choose .*09:20–10:20/ })
      .click()
    await page.getByRole('button', { name: /^Settle on/ }).click()
    await page.locator('.settled .when').filter({ hasText: '09:20–10:20' }).waitFor()
  })

  test('deletes the event, and finds no link to it any more', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await organizing(event.organizer)
    await page.getByRole('button', { name: 'Delete the event' }).click()
    await page.getByRole('button', { name: 'Delete the event' }).click()
    await page.getByRole('heading', { name: 'Find a time to meet' }).waitFor()
    const { status } = await service().call('GET', `/events/${event.id}`, {
      token: event.organizerToken,
    })
    expect(status).toBe(401)
  })

  test('copies a link by hand where the page can’t: over plain HTTP there is no clipboard', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const olga = await visitor()
    await olga.page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await olga.page.goto(event.organizer)
    await olga.page.getByRole('button', { name: 'Copy: Share this link' }).click()
    await olga.page.getByText('the address is selected').waitFor()
    expect(await olga.page.evaluate(() => String(getSelection()))).toContain(`#${event.id}/`)
    expectNoComplaints(olga)
  })
})
