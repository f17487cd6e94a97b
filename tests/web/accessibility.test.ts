import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import type { AxeResults, RunOnly } from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { EVERY_PAGE } from './every-page.ts'
import { type Stage, setStage } from './stage.ts'
import { type Visit, visitorsForFile } from './visitors.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const SIZES: Readonly<Record<string, Visit>> = {
  '360 px': { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  '1280 px': { viewport: { width: 1280, height: 900 } },
}

const service = serviceForFile()

/** Rules that may be broken by colours alone. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong, as one line each; `source` is that of axe. */
async function violationsOn(page: Page, source: string, runOnly: RunOnly): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    (runOnly): Promise<AxeResults> =>
      (globalThis as unknown as { axe: typeof Axe }).axe.run(document, { runOnly }),
    runOnly,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      `${id}: ${target.join(' ')}: ${failureSummary}`.replaceAll(/\s+/g, ' '),
    ),
  )
}

/** What stands out of the page at its right, so that it would have to be scrolled sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const beyond = [...document.querySelectorAll('#page *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => `${one.localName}.${one.className}`)
    return scrollWidth > clientWidth ? ['the page itself', ...beyond] : beyond
  })

/** Of each grid, the places of the cells that Tab stops at. */
const tabStops = (page: Page): Promise<(string | undefined)[][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=grid]')].map((grid) =>
      [...grid.querySelectorAll<HTMLElement>('[data-place], [tabindex]')]
        .filter(({ tabIndex }) => tabIndex >= 0)
        .map(({ dataset }) => dataset['place']),
    ),
  )

/** The place of the cell that has the focus. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['place'])

describe.skipIf(withoutBrowser)('a page, whatever it shows', () => {
  const visitor = visitorsForFile()
  let stage: Stage
  let axe: string
  beforeAll(async () => {
    stage = await setStage(service())
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  })

  for (const [width, size] of Object.entries(SIZES)) {
    test.each(EVERY_PAGE)(
      `has nothing that axe finds wrong, at ${width}: $name`,
      async (staged) => {
        const { page } = await visitor({ ...size, colorScheme: 'light' })
        await staged.open(page, service().url, stage)
        expect(await violationsOn(page, axe, { type: 'tag', values: TAGS })).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violationsOn(page, axe, { type: 'rule', values: OF_COLOURS })).toEqual([])
        expect(await tooWide(page)).toEqual([])
        for (const stops of await tabStops(page)) expect(stops).toHaveLength(1)
        await page.context().close()
      },
    )
  }

  test('keeps one cell of a grid in the order of Tab: the one that had the focus last', async () => {
    const { page } = await visitor(SIZES['360 px'])
    await page.goto(`${service().url}/${stage.open.participant}`)
    await page.getByText('Live', { exact: true }).waitFor()
    const own = page.getByRole('grid', { name: 'When can you come?' })
    await own.locator('[tabindex="0"]').focus()
    // Down, along the row to a day on another page, and back to the first.
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'PageDown', 'Home']) {
      const before = await focused(page)
      await page.keyboard.press(key)
      // Between two pages of days nothing has the focus for a moment.
      await expect
        .poll(() => focused(page))
        .toSatisfy((place) => place !== undefined && place !== before)
      expect((await tabStops(page))[0]).toEqual([await focused(page)])
    }
    const last = await focused(page)
    await page.keyboard.press('Tab')
    expect(await own.evaluate((grid) => grid.contains(document.activeElement))).toBe(false)
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe(last)
    await page.context().close()
  })
})
