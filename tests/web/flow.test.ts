import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { describeOnEveryStorage } from '../http/every-storage.ts'
import { dragFinger, dragMouse, expectNoComplaints, visitorsForFile } from './visitors.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true }
const DESK = { viewport: { width: 1280, height: 900 }, hasTouch: true }

/** Changes come within two seconds; a machine that is busy with other tests may take longer. */
const PATIENCE = { timeout: 10_000 }

/** The cell of one's own grid at a day and a time, as whoever can't see it hears it. */
const cell = (grid: string, name: string) =>
  `[role=grid][aria-label="${grid}"] [role=gridcell][aria-label^="${name}"]`
const OWN = 'When can you come?'
const ALL = 'When can everybody come?'

describe.skipIf(withoutBrowser)('people', () => {
  const visitor = visitorsForFile()

  describeOnEveryStorage('who want to meet', (service) => {
    for (const [width, size] of Object.entries({ '360 px': PHONE, '1280 px': DESK })) {
      for (const colorScheme of ['light', 'dark'] as const) {
        test(`find a time, at ${width}, ${colorScheme}`, async () => {
          const visit = { ...size, colorScheme }
          const olga = await visitor({ ...visit, acceptDownloads: true })
          await setClock(olga.page)
          await olga.page.goto(service().url)
          await create(olga.page)
          const invitation = await olga.page
            .getByRole('textbox', { name: 'Share this link' })
            .inputValue()
          expect(invitation).toMatch(/#evt_[0-9a-z]{26}\/[\w-]+$/)

          // By touch, from New York, on a clock of twelve hours.
          const ben = await visitor({ ...visit, timezoneId: 'America/New_York', locale: 'en-US' })
          await setClock(ben.page)
          await ben.page.goto(invitation)
          await join(ben.page, 'Ben')
          await dragFinger(
            ben.page,
            cell(OWN, 'Tuesday, January 12, 4:00 AM'),
            cell(OWN, 'Wednesday, January 13, 5:30 AM'),
          )
          await saved(ben.page)

          // By keys alone.
          const ada = await visitor(visit)
          await setClock(ada.page)
          await ada.page.goto(invitation)
          await joinByKeys(ada.page, 'Ada')
          await paintByKeys(ada.page)
          await saved(ada.page)

          // The organizer's page has followed, untouched.
          const both = olga.page.locator(cell(ALL, 'Tuesday 12 January, 10:30'))
          await expect
            .poll(() => both.getAttribute('aria-label'), PATIENCE)
            .toContain(': Ben and Ada')
          await dragMouse(
            olga.page,
            cell(OWN, 'Tuesday 12 January, 10:00'),
            cell(OWN, 'Tuesday 12 January, 12:30'),
          )
          await saved(olga.page)

          const forAll = olga.page.getByRole('listitem').filter({ hasText: 'Everybody can come' })
          await forAll
            .first()
            .getByRole('button', { name: /^Choose/ })
            .click()
          await olga.page.getByRole('button', { name: /^Settle on/ }).click()
          await olga.page.getByRole('heading', { name: 'The time is settled' }).waitFor()
          await expect
            .poll(() => ben.page.locator('.settled .when').textContent(), PATIENCE)
            .toMatch(/^Tue, Jan 12, 4:30/)

          const arrives = olga.page.waitForEvent('download')
          await olga.page.getByRole('button', { name: 'Calendar file' }).click()
          const file = await readFile(await (await arrives).path(), 'utf8')
          expect(file).toContain('BEGIN:VEVENT')
          expect(file).toContain('DTSTART:20270112T093000Z')
          expectNoComplaints(olga, ben, ada)
          for (const { page } of [olga, ben, ada]) await page.context().close()
        })
      }
    }
  })
})

/** The year of the event is the present one. */
const setClock = (page: Page) => page.clock.setFixedTime('2027-01-04T08:00:00Z')

/** Proposes Tuesday to Thursday of the next week, from nine to five. */
async function create(page: Page): Promise<void> {
  await page.getByLabel('What is it about?').fill('Quarterly planning')
  await dragMouse(page, '[aria-label="Tuesday 12 January"]', '[aria-label="Thursday 14 January"]')
  await nameField(page).fill('Olga')
  await page.getByLabel('E-mail address').fill('olga@example.com')
  await page.getByRole('button', { name: 'Create the event' }).click()
  await page.getByRole('heading', { name: 'Quarterly planning' }).waitFor()
}

async function join(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name)
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.com`)
  await page.getByRole('button', { name: 'Say when I can come' }).click()
  await page.getByRole('heading', { name: OWN }).waitFor()
}

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement } = document
      const labels = (activeElement as HTMLInputElement | null)?.labels
      return activeElement?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? ''
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never came to ${name}`)
}

async function joinByKeys(page: Page, name: string): Promise<void> {
  await nameField(page).waitFor()
  await tabTo(page, /^Name/)
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(`${name.toLowerCase()}@example.com`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: OWN }).waitFor()
}

/** Tuesday from 10:30 to noon, and the hour after that if needed. */
async function paintByKeys(page: Page): Promise<void> {
  const { keyboard } = page
  await tabTo(page, /^Tuesday 12 January, 09:00/)
  for (let row = 0; row < 3; row++) await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await keyboard.down('Shift')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.up('Shift')
  await keyboard.press('Shift+Tab')
  await keyboard.press('ArrowRight')
  await keyboard.press('Tab')
  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
}

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true })

const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor()
