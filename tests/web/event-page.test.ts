import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { best, DAY, eventWith, ownCell, saved, slot } from './one-event.ts'
import { expectNoComplaints, visitorsForFile } from './visitors.ts'

const service = serviceForFile()

describe.skipIf(withoutBrowser)('the page of an event', () => {
  const visitor = visitorsForFile()

  test('tells no token to anybody: it is in no address that is asked for, and in no referrer', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const ada = await visitor()
    const heads: string[] = []
    ada.page.on('request', (request) => {
      heads.push(request.url(), request.headers()['referer'] ?? '')
    })
    await ada.page.goto(event.linkOf('Ada'))
    await best(ada.page).waitFor()
    await ownCell(ada.page, '13:00').click()
    await saved(ada.page)

    const token = event.linkOf('Ada').split('/').at(-1) ?? ''
    expect(heads.length).toBeGreaterThan(10)
    expect(heads.filter((head) => head.includes(token))).toEqual([])
    expectNoComplaints(ada)
  })

  test('says what would change if somebody were left out', async () => {
    const event = await eventWith(service(), {
      Ada: [slot('09:00', '12:00')],
      Ben: [slot('10:00', '12:00')],
      Cleo: [slot('14:00', '16:00')],
    })
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    await expect.poll(() => best(ada.page).textContent()).toContain('2 of 3 can come')

    await ada.page.getByRole('checkbox', { name: 'Cleo' }).check()
    await expect.poll(() => best(ada.page).textContent()).toContain('Everybody else can come')
    await ada.page
      .getByText('Without Cleo, 2 of the best times suit everybody else; with everybody none.')
      .waitFor()
    await ada.page.getByRole('checkbox', { name: 'Cleo' }).uncheck()
    await expect.poll(() => best(ada.page).textContent()).toContain('2 of 3 can come')
    expectNoComplaints(ada)
  })

  test('keeps what is painted while the service can’t be reached, and saves it afterwards', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    await ownCell(ada.page, '10:00').waitFor()

    await ada.page.context().setOffline(true)
    await ownCell(ada.page, '10:00').click()
    await ada.page.getByText('Not saved yet').waitFor()
    await ada.page.context().setOffline(false)
    await saved(ada.page)

    const { body } = await service().call('GET', `/events/${event.id}/heat-map`, {
      token: event.organizerToken,
    })
    expect(body.answers[0].slots).toMatchObject([
      { start_time: `${DAY}T10:00:00+01:00`, end_time: `${DAY}T10:30:00+01:00` },
    ])
  })

  test('lets nobody paint before it is known what they said before, however long that takes', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '12:00')] })
    const ada = await visitor()
    const known = Promise.withResolvers<void>()
    let isFirst = true
    await ada.page.route('**/availability/**', async (route) => {
      if (isFirst) {
        isFirst = false
        return route.abort()
      }
      await known.promise
      return route.continue()
    })
    await ada.page.goto(event.linkOf('Ada'))
    await ownCell(ada.page, '13:00').click()
    known.resolve()
    await expect
      .poll(() => ownCell(ada.page, '09:00').getAttribute('data-look'), { timeout: 10_000 })
      .toBe('free')
    expect(await ownCell(ada.page, '13:00').getAttribute('data-look')).toBe('nothing')
    await ownCell(ada.page, '13:00').click()
    await saved(ada.page)
    const { body } = await service().call('GET', `/events/${event.id}/heat-map`, {
      token: event.organizerToken,
    })
    expect(body.answers[0].slots).toHaveLength(2)
  })

  test('creates one event and lets one person join once, though the first answer is lost', async () => {
    const olga = await visitor()
    const loseFirst = async (path: string) => {
      let isFirst = true
      await olga.page.route(`**${path}`, async (route) => {
        if (!isFirst || route.request().method() !== 'POST') return route.continue()
        isFirst = false
        await route.fetch()
        return route.abort()
      })
    }
    await loseFirst('/events')
    await olga.page.goto(service().url)
    await olga.page.getByLabel('What is it about?').fill('Once')
    await olga.page.locator('.date-calendar [tabindex="0"]').click()
    await olga.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga')
    await olga.page.getByRole('textbox', { name: 'E-mail address' }).fill('once@example.com')
    const create = olga.page.getByRole('button', { name: 'Create the event' })
    const answered = olga.page.waitForResponse(
      (response) =>
        response.request().method() === 'POST' && new URL(response.url()).pathname === '/events',
    )
    await create.click()
    await olga.page.getByText('The service can’t be reached').waitFor()
    await create.click()
    expect((await answered).headers()['idempotent-replayed']).toBe('true')
    await olga.page.getByRole('heading', { name: 'Once' }).waitFor()

    const invitation = await olga.page
      .getByRole('textbox', { name: 'Share this link' })
      .inputValue()
    await loseFirst('/participants')
    await olga.page.goto(invitation)
    await olga.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ben')
    await olga.page.getByRole('textbox', { name: 'E-mail address' }).fill('ben@example.com')
    const join = olga.page.getByRole('button', { name: 'Say when I can come' })
    await join.click()
    await olga.page.getByText('The service can’t be reached').waitFor()
    await join.click()
    await olga.page.getByRole('heading', { name: 'When can you come?' }).waitFor()

    // Who has joined an event of their own finds their way back as its organizer.
    await olga.page.goto(`${service().url}/`)
    await olga.page.getByText('Your events on this device').click()
    await olga.page.getByRole('link', { name: 'Once' }).click()
    await olga.page.getByRole('region', { name: 'People' }).waitFor()
  })

  test('proposes nothing on a day that was taken out again, whatever was painted there', async () => {
    const olga = await visitor({ timezoneId: 'Europe/Berlin' })
    await olga.page.goto(service().url)
    const days = olga.page.locator('.date-calendar [data-place]')
    await days.nth(7).click()
    await days.nth(8).click()
    await olga.page.getByText('Other hours on some days').click()
    const hours = olga.page.getByRole('grid', { name: 'Between which hours?' })
    const evening = hours.getByRole('gridcell', { name: /, 20:00 –/ })
    await evening.nth(0).click()
    await evening.nth(1).click()
    await days.nth(8).click()
    await olga.page.getByLabel('What is it about?').fill('One evening')
    await olga.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga')
    await olga.page.getByRole('textbox', { name: 'E-mail address' }).fill('evening@example.com')
    const created = olga.page.waitForRequest((request) => request.method() === 'POST')
    await olga.page.getByRole('button', { name: 'Create the event' }).click()
    expect((await created).postDataJSON().proposed_slots).toHaveLength(2)
  })

  test('leads whoever follows an invitation again to their own answer', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const ben = await visitor()
    await ben.page.goto(event.invitation)
    await ben.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ben')
    await ben.page.getByRole('textbox', { name: 'E-mail address' }).fill('ben@example.com')
    await ben.page.getByRole('button', { name: 'Say when I can come' }).click()
    await ownCell(ben.page, '10:00').click()
    await saved(ben.page)

    await ben.page.goto(`${service().url}/`)
    await ben.page.getByText('Your events on this device').click()
    await ben.page.getByRole('link', { name: 'Quarterly planning' }).waitFor()
    await ben.page.goto(event.invitation)
    await ben.page.getByRole('link', { name: 'Go on as who you were' }).click()
    await expect.poll(() => ownCell(ben.page, '10:00').getAttribute('aria-selected')).toBe('true')
    expectNoComplaints(ben)
  })

  test('shows who asks again what an answer was, exactly, also between the lines of the grid', async () => {
    const event = await eventWith(service(), {
      Ada: [slot('09:10', '10:00'), slot('10:00', '10:30', 'if_needed')],
    })
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    const lookAt = (time: string) => () => ownCell(ada.page, time).getAttribute('data-look')
    await expect.poll(lookAt('09:00')).toBe('partly')
    expect(await lookAt('09:30')()).toBe('free')
    expect(await lookAt('10:00')()).toBe('ifNeeded')
    expect(await lookAt('10:30')()).toBe('nothing')

    await ownCell(ada.page, '11:00').click()
    await saved(ada.page)
    const { body } = await service().call('GET', `/events/${event.id}/heat-map`, {
      token: event.organizerToken,
    })
    expect(body.answers[0].slots.map((one: { start_time: string }) => one.start_time)).toEqual([
      `${DAY}T09:10:00+01:00`,
      `${DAY}T10:00:00+01:00`,
      `${DAY}T11:00:00+01:00`,
    ])
  })

  test('shows what a calendar file would paint, and saves it when that is wanted', async () => {
    const event = await eventWith(service(), { Ada: undefined })
    const heatMap = async () =>
      (await service().call('GET', `/events/${event.id}/heat-map`, { token: event.organizerToken }))
        .body
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    await ada.page.getByText('Fill in from a calendar file').click()
    await ada.page.getByLabel('Calendar file', { exact: true }).setInputFiles({
      name: 'ada.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(
        [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Example//Calendar//EN',
          'BEGIN:VEVENT',
          'UID:1@example.com',
          'DTSTAMP:20270101T000000Z',
          'DTSTART:20270112T090000Z',
          'DTEND:20270112T110000Z',
          'SUMMARY:The dentist',
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      ),
    })
    await ada.page.getByText('leaves 6 hours free').waitFor()
    const lookAt = (time: string) => ownCell(ada.page, time).getAttribute('data-look')
    expect([await lookAt('09:30'), await lookAt('10:00')]).toEqual(['free', 'nothing'])
    expect((await heatMap()).responded_count).toBe(0)

    await ada.page.getByRole('button', { name: 'Use this' }).click()
    await saved(ada.page)
    expect((await heatMap()).answers[0].slots).toMatchObject([
      { start_time: `${DAY}T09:00:00+01:00`, end_time: `${DAY}T10:00:00+01:00` },
      { start_time: `${DAY}T12:00:00+01:00`, end_time: `${DAY}T17:00:00+01:00` },
    ])
    expectNoComplaints(ada)
  })

  test('shows times in another zone when that is wanted', async () => {
    const event = await eventWith(service(), { Ada: [slot('09:00', '10:00')] })
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    await expect.poll(() => best(ada.page).textContent()).toContain('09:00')
    await ada.page.getByLabel('Times in').selectOption('Asia/Katmandu')
    await expect.poll(() => best(ada.page).textContent()).toContain('13:45')
    // A quarter to two is between the half hours, so the first row holds a quarter of an hour.
    await expect.poll(() => ownCell(ada.page, '13:30').getAttribute('data-look')).toBe('free')
    expectNoComplaints(ada)
  })

  test('hides from participants what the organizer keeps to themselves', async () => {
    const event = await eventWith(service(), {
      Ada: [slot('09:00', '12:00')],
      Ben: [slot('09:00', '10:00')],
    })
    await service().call('PATCH', `/events/${event.id}`, {
      token: event.organizerToken,
      json: { visibility: { answers: 'organizer_only' } },
    })
    const ada = await visitor()
    await ada.page.goto(event.linkOf('Ada'))
    const cell = ada.page
      .getByRole('grid', { name: 'When can everybody come?' })
      .getByRole('gridcell', { name: /, 09:00 –/ })
    await expect.poll(() => cell.textContent()).toBe('2')
    expect(await cell.getAttribute('aria-label')).not.toContain('Ben')
    expect(await ada.page.getByText('What if somebody is left out?').count()).toBe(0)
    expectNoComplaints(ada)
  })

  test('works though somebody is in a zone that is newer than the browser', async () => {
    const event = await eventWith(
      service(),
      {},
      {
        participants: [
          { name: 'Ada', email: 'ada@example.com', timezone: 'Europe/Berlin' },
          { name: 'Ben', email: 'ben@example.com', timezone: 'America/Coyhaique' },
        ],
      },
    )
    const start_time = `${DAY}T12:00:00+01:00`
    await service().call('POST', `/events/${event.id}/schedule`, {
      token: event.organizerToken,
      json: { start_time },
    })
    const ada = await visitor()
    await ada.page.addInitScript(() => {
      const { DateTimeFormat } = Intl
      Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
        construct: (target, [locale, options]) => {
          if (options?.timeZone === 'America/Coyhaique') throw new RangeError('no such zone')
          return new target(locale, options)
        },
      })
    })
    await ada.page.goto(event.linkOf('Ada'))
    await ada.page.getByRole('heading', { name: 'The time is settled' }).waitFor()
    expectNoComplaints(ada)
  })
})
