import { describe, expect, test } from 'vitest'
import { withoutBrowser } from '../browser/chromium.ts'
import { serviceForFile } from '../http/running-service.ts'
import { expectNoComplaints, visitorsForFile } from './visitors.ts'

const service = serviceForFile()

describe.skipIf(withoutBrowser)('while instances are replaced', () => {
  const visitor = visitorsForFile()

  test('the page is whole though its HTML came from an instance of another version', async () => {
    const reader = await visitor()
    const asked = new Set<string>()
    reader.page.on('request', (request) => asked.add(new URL(request.url()).pathname))
    await reader.page.route(`${service().url}/`, async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      await route.fulfill({ response, body: html.replace(/-[\w-]{8}(?=[.]\w+")/g, '-0th_rV-1') })
    })
    await reader.page.goto(service().url)
    await reader.page.getByRole('grid', { name: 'Which days?' }).waitFor()
    expect([...asked]).toEqual(
      expect.arrayContaining(['/assets/index-0th_rV-1.js', '/assets/index-0th_rV-1.css']),
    )
    const width = (element: HTMLElement | SVGElement) => getComputedStyle(element).maxWidth
    expect(await reader.page.locator('main').evaluate(width)).not.toBe('none')
    expectNoComplaints(reader)
  })
})
