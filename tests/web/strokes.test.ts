import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { DrawnCells } from './drawn-cells.ts'
import { visitorsForFile } from './visitors.ts'

const service = serviceForFile()

const DAYS = 14
const ROWS = 48
const OWN = 'When can you come?'
const ALL = 'When can everybody come?'

type Place = readonly [column: number, row: number]
type Point = { readonly x: number; readonly y: number }

/** From the first cell to the last day, down one day and up the next: every step is to a neighbour. */
const WAY: readonly Place[] = Array.from({ length: DAYS }, (_, column) =>
  Array.from({ length: ROWS }, (_, i) => [column, column % 2 === 0 ? i : ROWS - 1 - i] as const),
).flat()

/** The cells of the rectangle from the first cell to this one. */
function rectangleTo([lastColumn, lastRow]: Place): Set<string> {
  const cells = new Set<string>()
  for (let column = 0; column <= lastColumn; column++) {
    for (let row = 0; row <= lastRow; row++) cells.add(cellAt(column, row))
  }
  return cells
}

const cellAt = (column: number, row: number) => `${OWN}: ${column} ${row}`

/** An event that may lie at any time of fourteen days, with those who may paint. */
async function longFortnight() {
  const { body: event } = await service().call('POST', '/events', {
    json: {
      title: 'A long fortnight',
      duration_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: [
        { start_time: '2040-01-16T00:00Z', end_time: '2040-01-30T00:00Z', timezone: 'UTC' },
      ],
      participants: [
        { name: 'Ada', email: 'ada@example.com' },
        { name: 'Ben', email: 'ben@example.com' },
      ],
    },
  })
  const [ada, ben] = event.participants
  return {
    linkOfAda: `${service().url}/#${event.event_id}/${ada.token}`,
    benIsFree: (start: string, end: string) =>
      service().call('POST', `/events/${event.event_id}/availability`, {
        token: ben.token,
        json: {
          user_id: ben.user_id,
          slots: [{ start_time: start, end_time: end, timezone: 'UTC' }],
        },
      }),
  }
}

/** Where the pointer is in the middle of a cell. */
async function middlesOf(grid: Locator): Promise<(place: Place) => Point> {
  const middles = await grid.locator('[data-place]').evaluateAll((cells) =>
    cells.map((cell) => {
      const { x, y, width, height } = cell.getBoundingClientRect()
      return [cell.getAttribute('data-place'), { x: x + width / 2, y: y + height / 2 }] as const
    }),
  )
  const byPlace = new Map(middles)
  return (place) => byPlace.get(place.join(' ')) as Point
}

describe.skipIf(withoutBrowser)('of a grid of fourteen days of half hours', () => {
  const visitor = visitorsForFile()
  let event: Awaited<ReturnType<typeof longFortnight>>
  let page: Page
  let drawn: DrawnCells
  beforeAll(async () => {
    event = await longFortnight()
    // So wide that all days are beside each other, and so high that nothing has to be scrolled.
    ;({ page } = await visitor({ viewport: { width: 850, height: 3_200 }, timezoneId: 'UTC' }))
    await page.goto(event.linkOfAda)
    await page.getByText('Live', { exact: true }).waitFor()
    drawn = await DrawnCells.of(page)
  })

  const groupCell = (place: string) =>
    page.getByRole('grid', { name: ALL }).locator(`[data-place="${place}"]`)

  test('a stroke draws, with each move, the cells that came to it or left it, and no other', async () => {
    const middleOf = await middlesOf(page.getByRole('grid', { name: OWN }))
    const [first, ...way] = WAY as readonly [Place, ...Place[]]
    const moveTo = (place: Place) => page.mouse.move(middleOf(place).x, middleOf(place).y)
    await moveTo(first)
    await page.mouse.down()
    await drawn.since()
    let before = rectangleTo(first)
    for (const place of way) {
      await moveTo(place)
      const now = rectangleTo(place)
      const changed = [...before.symmetricDifference(now)].sort()
      expect([place, await drawn.since()]).toEqual([place, changed])
      before = now
    }
  }, 120_000)

  test('none is drawn when the stroke is saved, but for those of the group', async () => {
    await page.mouse.up()
    await page.getByText('Saved', { exact: true }).waitFor()
    await groupCell('0 0').getByText('1').waitFor()
    const cells = (await drawn.since()).filter((cell) => !cell.startsWith('no grid'))
    expect(cells).toEqual(Array.from({ length: DAYS }, (_, day) => `${ALL}: ${day} 0`).sort())
  })

  test('those alone are drawn that look otherwise, when all is read again', async () => {
    await event.benIsFree('2040-01-17T01:00Z', '2040-01-17T02:00Z')
    await groupCell('1 2').getByText('1').waitFor()
    const cells = (await drawn.since()).filter((cell) => !cell.startsWith('no grid'))
    expect(cells).toEqual([`${ALL}: 1 2`, `${ALL}: 1 3`])
  })
})
