import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { serviceForFile } from '../http/running-service.ts'
import { chromiumPath, withoutBrowser } from './chromium.ts'

const service = serviceForFile()

describe.skipIf(withoutBrowser)('the documentation page, in a browser', () => {
  test('shows every operation, with nothing from anywhere else', async () => {
    const browser = await chromium.launch({
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    })
    try {
      const page = await browser.newPage()
      const [hosts, complaints] = [new Set<string>(), [] as string[]]
      page.on('request', (request) => hosts.add(new URL(request.url()).host))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto(`${service().url}/docs`)
      await page.waitForSelector('#operations-Recommendations-recommend')

      const { body } = await service().call('GET', '/openapi.json')
      const described = [...Object.values<object>(body.paths), ...Object.values(body.webhooks)]
      const operations = described.flatMap((one) => Object.keys(one as object))
      expect(await page.locator('.opblock').count()).toBe(operations.length)
      expect(complaints).toEqual([])
      hosts.delete('')
      expect([...hosts]).toEqual([new URL(service().url).host])
    } finally {
      await browser.close()
    }
  })
})
