import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { answersTo, eventWith, groupCell, ownCell, saved } from './one-event.ts'
import { expectNoComplaints, visitorsForFile } from './visitors.ts'

const service = serviceForFile({ access: { control: 'off', eventCreation: 'anybody' } })

describe.skipIf(withoutBrowser)('where nobody is asked who they are', () => {
  const visitor = visitorsForFile()

  test('one says whose answer it is, and reads that everybody can change everything', async () => {
    const event = await eventWith(
      service(),
      { Ada: undefined, Ben: undefined },
      { organizer: { name: 'Ada', email: 'Ada@example.com' } },
    )
    const ben = await visitor()
    await ben.page.goto(`${service().url}/#${event.id}`)
    await ben.page.getByText('This service asks nobody who they are').waitFor()
    // Nobody is taken for somebody before they say so.
    await groupCell(ben.page, '10:00').waitFor()
    expect(await ownCell(ben.page, '10:00').count()).toBe(0)
    expect(await ben.page.getByText('you are').count()).toBe(0)
    await ben.page.getByLabel('Answer as').selectOption('Ben')
    await ownCell(ben.page, '10:00').click()
    await saved(ben.page)
    await ben.page.getByLabel('Answer as').selectOption('Ada')
    await ownCell(ben.page, '12:00').click()
    await saved(ben.page)
    const slots = (await answersTo(service(), event)).map(({ slots }) => slots[0])
    expect(slots).toMatchObject([
      { start_time: expect.stringContaining('T12:00') },
      { start_time: expect.stringContaining('T10:00') },
    ])
    expectNoComplaints(ben)
  })
})
