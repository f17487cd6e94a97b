import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { answersTo, DAY, eventWith, groupCell, ownCell, saved, slot } from './one-event.ts'
import { expectNoComplaints, visitorsForFile } from './visitors.ts'

const service = serviceForFile()

const lookAt = (page: Page, time: string) => ownCell(page, time).getAttribute('data-look')

const called = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What is kept of Ada, as intervals: `09:00–10:00`. */
const keptOf = async (event: Parameters<typeof answersTo>[1]) =>
  (await answersTo(service(), event)).map(({ slots }) =>
    (slots as { start_time: string; end_time: string }[]).map(
      ({ start_time, end_time }) => `${start_time.slice(11, 16)}–${end_time.slice(11, 16)}`,
    ),
  )

describe.skipIf(withoutBrowser)('whoever answers', () => {
  const visitor = visitorsForFile()
  const answering = async (address: string) => {
    const ada = await visitor()
    await ada.page.goto(address)
    await ada.page.getByText('Live', { exact: true }).waitFor()
    return ada
  }

  test('can take back what they have done, also all of it, as far as to no answer', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page, ...ada } = await answering(event.linkOf('Ada'))
    expect(await called(page, 'Undo').isDisabled()).toBe(true)
    await ownCell(page, '10:00').click()
    await saved(page)
    await called(page, 'None of it').click()
    await expect.poll(() => lookAt(page, '10:00')).toBe('nothing')
    await called(page, 'Undo').click()
    await expect.poll(() => lookAt(page, '10:00')).toBe('free')
    await expect.poll(() => keptOf(event)).toEqual([['10:00–10:30']])
    await called(page, 'Undo').click()
    await expect.poll(() => keptOf(event)).toEqual([])
    expectNoComplaints({ page, ...ada })
  })

  test('gives back an answer that was taken back', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const { page } = await answering(event.linkOf('Ada'))
    await called(page, 'Take my answer back').click()
    await expect.poll(() => keptOf(event)).toEqual([])
    await called(page, 'Undo').click()
    await expect.poll(() => keptOf(event)).toEqual([['09:00–12:00']])
  })

  test('loses no stroke by leaving at once', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await visitor()
    await page.addInitScript(() => {
      const { fetch } = window
      window.fetch = (input, init) => {
        const request = new Request(input, init)
        const line = `${request.method}, outliving: ${request.keepalive}`
        if (request.method !== 'GET') localStorage.setItem('sent', line)
        return fetch(request)
      }
    })
    await page.goto(event.linkOf('Ada'))
    await page.getByText('Live', { exact: true }).waitFor()
    await ownCell(page, '10:00').click()
    await page.goto('about:blank')
    await expect.poll(() => keptOf(event)).toEqual([['10:00–10:30']])
    // It arrives also where the network is slower than the end of the page.
    await page.goto(service().url)
    expect(await page.evaluate(() => localStorage.getItem('sent'))).toBe('POST, outliving: true')
  })

  test('paints a cell once, however long a key is held down', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await answering(event.linkOf('Ada'))
    await ownCell(page, '10:00').focus()
    for (let times = 0; times < 4; times++) await page.keyboard.down('Space')
    await page.keyboard.up('Space')
    expect(await lookAt(page, '10:00')).toBe('free')
  })

  test('keeps what they say elsewhere while one of their pages has no network', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '10:00')] })
    const [here, there] = [
      await answering(event.linkOf('Ada')),
      await answering(event.linkOf('Ada')),
    ]
    await here.page.context().setOffline(true)
    await ownCell(here.page, '13:00').click()
    await here.page.getByText('Not saved yet').waitFor()
    await ownCell(there.page, '15:00').click()
    await saved(there.page)
    await here.page.context().setOffline(false)
    await expect
      .poll(() => keptOf(event), { timeout: 10_000 })
      .toEqual([['09:00–10:00', '13:00–13:30', '15:00–15:30']])
  })

  test('is told when their last strokes came too late', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await answering(event.linkOf('Ada'))
    await page.route('**/availability', (route) => route.abort())
    await ownCell(page, '10:00').click()
    await page.getByText('Not saved yet').waitFor()
    await service().call('POST', `/events/${event.id}/schedule`, {
      token: event.organizerToken,
      json: { start_time: `${DAY}T12:00:00+01:00` },
    })
    await page.getByRole('heading', { name: 'The time is settled' }).waitFor()
    await page.getByText('Not saved yet').waitFor()
    await called(page, 'Leave it unsaved').click()
    await page.getByRole('grid', { name: 'When can you come?' }).waitFor({ state: 'detached' })
  })

  test('can answer no longer when the time for that is over, though nothing else happens', async () => {
    const event = await eventWith(service(), { Ada: undefined }, { answer_by: `${DAY}T08:00:00Z` })
    const ada = await visitor()
    await ada.page.clock.install({ time: '2027-01-10T08:00:00Z' })
    await ada.page.goto(event.linkOf('Ada'))
    await ownCell(ada.page, '10:00').waitFor()
    expect(await called(ada.page, 'All of it').count()).toBe(1)
    await ada.page.clock.fastForward('48:00:01')
    await ada.page.getByText('The time for answers is over.').waitFor()
    expect(await called(ada.page, 'All of it').count()).toBe(0)
  })

  test('is asked for the time around a meeting that has to be kept free, and comes with it', async () => {
    const event = await eventWith(
      service(),
      { Ada: undefined },
      {
        proposed_slots: [
          { start_time: `${DAY}T09:00`, end_time: `${DAY}T10:00`, timezone: 'Europe/Berlin' },
        ],
        buffer_before_minutes: 15,
        buffer_after_minutes: 30,
      },
    )
    const { page } = await answering(event.linkOf('Ada'))
    await page.getByText('15 minutes before and 30 minutes after to be kept free').waitFor()
    await ownCell(page, '08:30').waitFor()
    await ownCell(page, '10:00').waitFor()
    expect(await groupCell(page, '10:00').count()).toBe(0)
    await called(page, 'All of it').click()
    await page.getByText('Everybody can come').waitFor()
  })

  test('is shown on an invitation what may be, and that it is too late where it is', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const { page } = await visitor()
    await page.goto(event.invitation)
    await page.getByText(/12 Jan 2027, 09:00–17:00/).waitFor()
    const change = (json: object) =>
      service().call('PATCH', `/events/${event.id}`, { token: event.organizerToken, json })
    await change({ joining: 'closed' })
    await page.getByText('Nobody can join by this link at present').waitFor()
    await change({ status: 'cancelled' })
    await page.getByRole('heading', { name: 'The meeting is off' }).waitFor()
    expect(await page.getByRole('button', { name: 'Say when I can come' }).count()).toBe(0)
  })

  test('is told whom to ask when their address takes part already', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const { page } = await visitor()
    await page.goto(event.invitation)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('Ada@example.com')
    await page.getByRole('button', { name: 'Say when I can come' }).click()
    await page.getByText('open the link that you were sent, or ask the organizer').waitFor()
  })

  test('finds the file under the name that the service gives it', async () => {
    const event = await eventWith(service(), { Ada: undefined }, { title: 'Tea / “Kuchen”' })
    await service().call('POST', `/events/${event.id}/schedule`, {
      token: event.organizerToken,
      json: { start_time: `${DAY}T12:00:00+01:00` },
    })
    const ada = await visitor({ acceptDownloads: true })
    await ada.page.goto(event.linkOf('Ada'))
    const arrives = ada.page.waitForEvent('download')
    await called(ada.page, 'Calendar file').click()
    expect((await arrives).suggestedFilename()).toBe('Tea “Kuchen”.ics')
  })
})
