/**
 * Takes the pictures of the README into `docs/images`, of a service that runs already, on an event on which
 * four people have answered. `CHROMIUM_PATH` names a browser elsewhere than in `/usr/bin`.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import { answerOf, createSlotClient } from '../clients/typescript/source/slot-client.ts'

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
const TIME_ZONE = 'Europe/Berlin'

/** A Monday; the pictures shall not depend on the day on which they are taken. */
const MONDAY = Temporal.PlainDate.from('2027-01-11')

const slot = (day: number, from: string, to: string, preference?: 'if_needed') => ({
  start_time: `${MONDAY.add({ days: day })}T${from}`,
  end_time: `${MONDAY.add({ days: day })}T${to}`,
  timezone: TIME_ZONE,
  ...(preference !== undefined && { preference }),
})

const ANSWERS = [
  [slot(0, '10:00', '13:00'), slot(1, '09:00', '15:00'), slot(3, '09:00', '17:00', 'if_needed')],
  [slot(0, '11:00', '16:00'), slot(1, '10:00', '13:30'), slot(4, '09:00', '12:00')],
  [slot(1, '10:30', '14:00'), slot(2, '14:00', '17:00'), slot(3, '14:00', '17:00', 'if_needed')],
  [slot(0, '09:00', '12:00'), slot(1, '11:30', '17:00'), slot(4, '10:00', '12:30')],
]
const PEOPLE = [
  ['Olga', TIME_ZONE],
  ['Ada', 'Europe/London'],
  ['Ben', 'America/New_York'],
  ['Cleo', 'Asia/Kolkata'],
  ['Dmitri', TIME_ZONE],
] as const

/** Makes an event on which all but the last have answered; everybody's links, as they are listed. */
async function prepare(url: string): Promise<readonly string[]> {
  const client = createSlotClient({ url })
  const event = await answerOf(
    client.POST('/events', {
      body: {
        title: 'Quarterly planning',
        duration_minutes: 60,
        organizer: { name: 'Olga', email: 'olga@example.com' },
        proposed_slots: [0, 1, 2, 3, 4].map((day) => slot(day, '09:00', '17:00')),
        participants: PEOPLE.map(([name, timezone]) => ({
          name,
          email: `${name.toLowerCase()}@example.com`,
          timezone,
        })),
      },
    }),
  )
  const { event_id } = event
  for (const [i, slots] of ANSWERS.entries()) {
    const { user_id, token } = event.participants[i] as (typeof event.participants)[number]
    await answerOf(
      createSlotClient({ url, token }).POST('/events/{event_id}/availability', {
        params: { path: { event_id } },
        body: { user_id, slots },
      }),
    )
  }
  return event.participants.map(({ token }) => `${url}/#${event_id}/${token}`)
}

async function take(name: string, link: string, look: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({ timezoneId: TIME_ZONE, locale: 'en-GB', ...look })
  const page = await context.newPage()
  // Of another year than the event's the page would show the year.
  await page.clock.setFixedTime(`${MONDAY}T08:00:00Z`)
  await page.goto(link)
  await page.getByText('Live', { exact: true }).waitFor()
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await context.close()
}

const [url] = process.argv.slice(2)
if (url === undefined)
  throw new Error('usage: node scripts/take-screenshots.ts <address of a service>')
mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const links = await prepare(url)
  await take('event', links[0] as string, {
    viewport: { width: 1280, height: 1340 },
    colorScheme: 'light',
  })
  await take('event-on-a-phone', links[2] as string, {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  })
} finally {
  await browser.close()
}
