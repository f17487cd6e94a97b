import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { type Visit, visitorsForFile } from './visitors.ts'

const service = serviceForFile()

/** What nobody is to see while the page is on its way. */
const note = (page: Page) => page.getByText('The page could not be loaded')

/** How long the note waits before it shows, in milliseconds; has it not wait any longer. */
const waitOfNote = (page: Page) =>
  note(page).evaluate((element) => {
    const [wait] = element.getAnimations()
    const { delay } = wait?.effect?.getComputedTiming() ?? {}
    wait?.finish()
    return delay
  })

describe.skipIf(withoutBrowser)('where the page does not load', () => {
  const visitor = visitorsForFile()

  const scripts = /[.]js$/
  const CALM: Visit = { reducedMotion: 'reduce' }
  const USUAL: Visit = { reducedMotion: 'no-preference' }

  test.each([
    ['is blocked', USUAL, 'abort'],
    ['is blocked, for whoever wants no motion', CALM, 'abort'],
    ['can’t be read by the browser', USUAL, 'syntax from the future ::'],
  ] as const)('because its script %s, it says so after a moment', async (_why, visit, script) => {
    const { page } = await visitor(visit)
    await page.route(scripts, (route) =>
      script === 'abort'
        ? route.abort()
        : route.fulfill({ contentType: 'text/javascript', body: script }),
    )
    await page.goto(service().url)
    expect(await note(page).isVisible()).toBe(false)
    expect(await waitOfNote(page)).toBeGreaterThanOrEqual(4_000)
    expect(await note(page).isVisible()).toBe(true)
    expect(await page.locator('body').innerText()).toBe(
      'The page could not be loaded. Load it again, or open it in a newer browser.',
    )
  })

  test('because nothing but its HTML comes, it says so at once', async () => {
    const { page } = await visitor()
    await page.route(/assets/, (route) => route.abort())
    await page.goto(service().url)
    expect(await note(page).isVisible()).toBe(true)
  })

  test('because there is no JavaScript, it says that alone', async () => {
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(service().url)
    expect(await page.locator('noscript').isVisible()).toBe(true)
    expect(await note(page).count()).toBe(1)
    expect(await note(page).evaluate((element) => getComputedStyle(element).display)).toBe('none')
  })

  test('though it does, nothing of that is left', async () => {
    const { page, complaints } = await visitor()
    await page.goto(service().url)
    await page.getByRole('heading', { name: 'Find a time to meet' }).waitFor()
    expect(await note(page).count()).toBe(0)
    expect(await page.locator('#page .not-loaded').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
