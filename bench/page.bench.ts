// How smoothly a grid of fourteen whole days is painted, here and on a phone: the frames of a long drag,
// beside those of the same page left alone, and how much of a frame's time the work for it takes. What
// is drawn with each move is tested, in tests/web/strokes.test.ts.
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../tests/browser/chromium.ts'
import { ServiceProcess } from '../tests/process/service-process.ts'
import { median } from './measure.ts'

const DAYS = 14
/** Half hours and quarters: the sizes of cell that the page has. */
const CELLS_MINUTES = [30, 15]
const STEPS = 240
/** How many times slower than this machine's processor one is; 4 makes it a usual phone's, as Lighthouse has it. */
const SLOWDOWNS = [1, 4]
const FRAME_MS = 1_000 / 60
/** One frame was missed. */
const LATE_MS = 2 * FRAME_MS

type Frames = { readonly deltasMs: readonly number[]; readonly longFrames: number }

const service = new ServiceProcess({ PORT: '0' })
const url = await service.url()
const browser = await chromium.launch({
  ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
})
try {
  console.log(`${DAYS} days of 24 hours, ${STEPS} moves from one corner to the other and back`)
  for (const cellMinutes of CELLS_MINUTES) {
    for (const slowdown of SLOWDOWNS) await measure(cellMinutes, slowdown)
  }
} finally {
  await browser.close()
  service.signal('SIGTERM')
}

/** Paints a grid of such cells, and prints what became of its frames. */
async function measure(cellMinutes: number, slowdown: number): Promise<void> {
  const page = await browser.newPage({
    // So wide that all days are beside each other, and no second grid is; high enough for all hours.
    viewport: { width: 850, height: 3_200 },
    timezoneId: 'UTC',
  })
  await page.goto(`${url}/${await participantLink()}`)
  await page.getByText('Live', { exact: true }).waitFor()
  if (cellMinutes === 15) await page.getByLabel('Quarters of an hour').check()
  const count = await page.locator('[role=grid][data-paintable] .cell').count()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const idle = await framesWhile(page, () => page.waitForTimeout(2_000))
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workBefore = await workMs(session)
  const painting = await framesWhile(page, () => paintToAndFro(page, session))
  const workOfFrame = ((await workMs(session)) - workBefore) / painting.deltasMs.length
  const late = ({ deltasMs }: Frames) => deltasMs.filter((delta) => delta > LATE_MS).length
  console.log(
    `${String(count).padStart(5)} cells of ${cellMinutes} minutes, ${slowdown} times as slow: ` +
      `${median(painting.deltasMs).toFixed(1)} ms a frame (left alone ${median(idle.deltasMs).toFixed(1)}), ` +
      `${late(painting)} of ${painting.deltasMs.length} late (${late(idle)} of ${idle.deltasMs.length}), ` +
      `${painting.longFrames} over 50 ms (${idle.longFrames}), ` +
      `${workOfFrame.toFixed(1)} ms of work for each: ${((100 * workOfFrame) / FRAME_MS).toFixed(0)} % of its time`,
  )
  await page.close()
}

/** The link of a participant of an event that may lie at any time of fourteen days. */
async function participantLink(): Promise<string> {
  const response = await fetch(`${url}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'A long fortnight',
      duration_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: [
        { start_time: '2040-01-16T00:00Z', end_time: '2040-01-30T00:00Z', timezone: 'UTC' },
      ],
      participants: [{ name: 'Ada', email: 'ada@example.com' }],
    }),
  })
  const event = (await response.json()) as {
    readonly event_id: string
    readonly participants: readonly [{ readonly token: string }]
  }
  return `#${event.event_id}/${event.participants[0].token}`
}

/** How long the thread of the page has been at work, whatever else the machine did; milliseconds. */
async function workMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
}

/** The times between the frames that the browser shows meanwhile, in milliseconds. */
async function framesWhile(page: Page, action: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const world = globalThis as unknown as { watched: { deltasMs: number[]; longFrames: number } }
    world.watched = { deltasMs: [], longFrames: 0 }
    const { watched } = world
    new PerformanceObserver((list) => {
      watched.longFrames += list.getEntries().length
    }).observe({ type: 'long-animation-frame' })
    let last = performance.now()
    const next = (now: number) => {
      if (world.watched !== watched) return
      watched.deltasMs.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await action()
  return page.evaluate(() => {
    const world = globalThis as unknown as { watched: Frames | undefined }
    const { watched } = world
    world.watched = undefined
    return watched as Frames
  })
}

/** Drags over all of the grid, to its last cell and back to its first, as fast as frames come. */
async function paintToAndFro(page: Page, session: CDPSession): Promise<void> {
  const cells = page.locator('[role=grid][data-paintable] .cell')
  const [first, last] = [await cells.first().boundingBox(), await cells.last().boundingBox()]
  if (first === null || last === null) throw new Error('there is no grid')
  const at = (share: number) => ({
    x: first.x + first.width / 2 + (last.x - first.x) * share,
    y: first.y + first.height / 2 + (last.y - first.y) * share,
  })
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', share: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      ...at(share),
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  await mouse('mousePressed', 0)
  for (let step = 1; step <= STEPS; step++) {
    const way = (2 * step) / STEPS
    await mouse('mouseMoved', way <= 1 ? way : 2 - way)
  }
  await mouse('mouseReleased', 0)
}
