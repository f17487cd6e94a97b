import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { type Stage, setStage } from './stage.ts'
import { visitorsForFile } from './visitors.ts'

const service = serviceForFile()

const OWN = 'When can you come?'

/** The times at the side of one's own grid, as they are written. */
const hours = (page: Page) =>
  page.getByRole('grid', { name: OWN }).locator('.hour').allTextContents()

const weekdays = (page: Page) =>
  page
    .getByRole('grid', { name: 'Which days?' })
    .getByRole('columnheader')
    .evaluateAll((heads) => heads.map((head) => head.getAttribute('aria-label')))

describe.skipIf(withoutBrowser)('the page is as its reader is used to', () => {
  const visitor = visitorsForFile()
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage(service())
  })

  const participantPage = async (visit: Parameters<typeof visitor>[0]) => {
    const { page } = await visitor({ viewport: { width: 1280, height: 900 }, ...visit })
    await page.goto(`${service().url}/${stage.open.participant}`)
    await page.getByText('Live', { exact: true }).waitFor()
    return page
  }

  test.each([
    ['en-US', '9 am', '2 pm', 'monday, january 16, 2040, 9:00 am'],
    ['en-GB', '09:00', '14:00', 'monday, 16 january 2040, 09:00'],
    ['de-DE', '09:00', '14:00', ', 09:00 – '],
    ['ja-JP', '09:00', '14:00', ', 09:00 – '],
    ['ar-EG', '9 am', '2 pm', ', 9:00 am – '],
    ['hi-IN', '9 am', '2 pm', ', 9:00 am – '],
  ])('in its clock and its dates: %s', async (locale, nine, two, heard) => {
    const page = await participantPage({ locale })
    const own = page.getByRole('grid', { name: OWN })
    const shown = (await hours(page)).map(plain)
    expect(shown).toContain(nine)
    expect(shown).toContain(two)
    expect(plain(await own.locator('.cell').first().getAttribute('aria-label'))).toContain(heard)
    await page.context().close()
  })

  test.each([
    ['en-US', 'Sunday'],
    ['pt-BR', 'Sunday'],
    ['en-GB', 'Monday'],
    ['de-DE', 'Monday'],
    ['ar-EG', 'Saturday'],
    ['fa-IR', 'Saturday'],
  ])('in the first day of its week: %s', async (locale, first) => {
    const { page } = await visitor({ locale })
    await page.goto(service().url)
    const shown = await weekdays(page)
    expect([shown.length, shown[0]]).toEqual([7, first])
    await page.context().close()
  })

  test.each([
    ['en-US', 'Sunday'],
    ['en-GB', 'Monday'],
    ['ar-EG', 'Saturday'],
    ['dv-MV', 'Friday'],
  ])('in the first day of its week, where the browser does not tell: %s', async (locale, first) => {
    const { page } = await visitor({ locale })
    await page.addInitScript(() => {
      Object.defineProperty(Intl.Locale.prototype, 'getWeekInfo', { value: undefined })
    })
    await page.goto(service().url)
    expect((await weekdays(page))[0]).toBe(first)
    await page.context().close()
  })

  test.each([
    ['Asia/Tokyo', '17:00'],
    ['America/St_Johns', '04:30'],
    ['Pacific/Auckland', '21:00'],
  ])('in its zone: %s', async (timezoneId, first) => {
    const page = await participantPage({ timezoneId })
    expect(await page.getByLabel('Times in').inputValue()).toBe(timezoneId)
    expect(await hours(page)).toContain(first)
    await page.context().close()
  })

  test('without motion, where that is wanted', async () => {
    const page = await participantPage({ reducedMotion: 'reduce' })
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one)
          return (
            /[1-9]/.test(transitionDuration) ||
            animationName !== 'none' ||
            scrollBehavior === 'smooth'
          )
        })
        .map(({ localName, className }) => `${localName}.${className}`),
    )
    expect(moving).toEqual([])
    await page.context().close()
  })

  test('in the reader’s own colours, where signs tell what is painted', async () => {
    const page = await participantPage({ forcedColors: 'active' })
    const own = page.getByRole('grid', { name: OWN })
    const signAt = (cell: number) =>
      own
        .locator('.cell')
        .nth(cell)
        .evaluate((one) => getComputedStyle(one, '::after').content)
    await own.locator('.cell').first().click()
    await page.getByText('If needed', { exact: true }).first().click()
    await own.locator('.cell').nth(1).click()
    expect([await signAt(0), await signAt(1), await signAt(2)]).toEqual(['"✓"', '"~"', 'none'])

    const { page: create } = await visitor({ forcedColors: 'active' })
    await create.goto(service().url)
    const date = create.getByRole('gridcell').last()
    const outline = () => date.evaluate((one) => getComputedStyle(one).outlineStyle)
    const before = await outline()
    await date.click()
    await create.getByRole('heading', { name: 'Find a time to meet' }).click()
    await expect.poll(outline).not.toBe(before)
    await page.context().close()
    await create.context().close()
  })
})

/** In small letters, and without the spaces that keep together what belongs together. */
const plain = (text: string | null) => (text ?? '').replaceAll(/\s/g, ' ').toLowerCase()
