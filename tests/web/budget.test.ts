import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { EVERY_PAGE } from './every-page.ts'
import { type Stage, setStage } from './stage.ts'
import { visitorsForFile } from './visitors.ts'

/** So much script may come over the wire for the first page, with the heads of its answers. */
const MOST_SCRIPT_BYTES = 60_000

const service = serviceForFile()

/** Counts what the browser receives of scripts, compressed as it comes. */
async function scriptsOf(page: Page): Promise<{ byteCount: number; fileCount: number }> {
  const session = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  const received = { byteCount: 0, fileCount: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!scripts.has(requestId)) return
    received.byteCount += encodedDataLength
    received.fileCount++
  })
  await session.send('Network.enable')
  return received
}

/** Takes from the browser what older ones don't have. */
const forgetTemporal = (page: Page) =>
  page.addInitScript(() => {
    delete (globalThis as { Temporal?: unknown }).Temporal
  })

describe.skipIf(withoutBrowser)('the page', () => {
  const visitor = visitorsForFile()
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage(service())
  })

  test.each([
    ['a browser that knows Temporal', async () => {}],
    ['one that has to be taught it', forgetTemporal],
  ])('needs at most 60 KB of script to begin, in %s', async (_of, prepare) => {
    const { page, complaints } = await visitor()
    await prepare(page)
    const scripts = await scriptsOf(page)
    await page.goto(service().url, { waitUntil: 'networkidle' })
    await page.getByRole('grid', { name: 'Which days?' }).waitFor()
    expect(complaints).toEqual([])
    expect(scripts.fileCount).toBeGreaterThan(0)
    expect(scripts.byteCount).toBeGreaterThan(1_000)
    expect(scripts.byteCount).toBeLessThan(MOST_SCRIPT_BYTES)
    await page.context().close()
  })

  test('brings Temporal along for whoever lacks it, and for nobody else', async () => {
    const [has, lacks] = [await visitor(), await visitor()]
    await forgetTemporal(lacks.page)
    const fileCounts: number[] = []
    for (const { page } of [has, lacks]) {
      const scripts = await scriptsOf(page)
      await page.goto(service().url, { waitUntil: 'networkidle' })
      fileCounts.push(scripts.fileCount)
      await page.context().close()
    }
    expect(fileCounts[1]).toBe((fileCounts[0] ?? 0) + 1)
  })

  test('shows the same with either', async () => {
    const shown: string[][] = []
    for (const prepare of [async () => {}, forgetTemporal]) {
      const { page, complaints } = await visitor({ timezoneId: 'America/St_Johns' })
      await prepare(page)
      await page.goto(`${service().url}/${stage.open.participant}`)
      await page.getByText('Live', { exact: true }).waitFor()
      shown.push(
        await page
          .locator('[role=gridcell]')
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? '')),
      )
      await page.goto(`${service().url}/`)
      await page.getByRole('grid', { name: 'Which days?' }).waitFor()
      shown.push(await page.getByRole('gridcell').allTextContents())
      expect(complaints).toEqual([])
      await page.context().close()
    }
    expect(shown[0]?.length).toBeGreaterThan(100)
    expect(shown.slice(2)).toEqual(shown.slice(0, 2))
  })

  test.each(EVERY_PAGE)(
    'asks no other host, and breaks no rule of its policy: $name',
    async ({ open, isRefused }) => {
      const { page, complaints } = await visitor()
      const origins = new Set<string>()
      page.on('request', (request) => origins.add(new URL(request.url()).origin))
      await open(page, service().url, stage)
      const failures = complaints.filter((text) => !text.startsWith('Failed to load resource'))
      expect(failures).toEqual([])
      if (isRefused !== true) expect(complaints).toEqual([])
      expect([...origins]).toEqual([new URL(service().url).origin])
      await page.context().close()
    },
  )
})
