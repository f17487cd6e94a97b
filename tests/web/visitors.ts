import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { chromiumPath } from '../browser/chromium.ts'

/** How somebody comes to the page. */
export type Visit = Pick<
  BrowserContextOptions,
  | 'viewport'
  | 'colorScheme'
  | 'reducedMotion'
  | 'forcedColors'
  | 'timezoneId'
  | 'locale'
  | 'hasTouch'
  | 'isMobile'
  | 'acceptDownloads'
  | 'javaScriptEnabled'
>

/** Somebody with a browser of their own, who sees the page as they are used to. */
export type Visitor = {
  readonly page: Page
  /** What the browser complained of: errors, and what the policy of the page forbids. */
  readonly complaints: readonly string[]
}

/** Chromium for the tests of one file; each visitor has its profile to themselves. */
export function visitorsForFile(): (visit?: Visit) => Promise<Visitor> {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    })
  })
  afterAll(() => browser.close())

  return async (visit = {}) => {
    const context = await browser.newContext({
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...visit,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    return { page, complaints }
  }
}

/** Nobody's browser had anything to complain of. */
export function expectNoComplaints(...visitors: readonly Visitor[]): void {
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([])
}

/** Drags a finger from the middle of one cell to that of another. */
export async function dragFinger(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)]
  const session = await page.context().newCDPSession(page)
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [start])
  for (let step = 1; step <= 8; step++) {
    const way = step / 8
    await touch('touchMove', [
      { x: start.x + (end.x - start.x) * way, y: start.y + (end.y - start.y) * way },
    ])
  }
  await touch('touchEnd', [])
}

/** Drags the mouse from the middle of one cell to that of another. */
export async function dragMouse(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up()
}

/** Where a cell is, once it is in sight. */
async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  await page.locator(selector).scrollIntoViewIfNeeded()
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} can't be seen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
