import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { MOST_CALENDARS } from '../../adapters/http/calendar/calendar-desk.ts'
import { calendarOf, createCalendarWeek, entryOf } from './calendar-week.ts'
import { participant } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile({ trustedProxies: 1 })

const FILE = calendarOf(entryOf('DTSTART:20261026T080000Z', 'DURATION:PT1H'))

describe('while an address has as many calendars in hand as it may', () => {
  test('one more of its own is refused, and those of others are read', async () => {
    const event = await createCalendarWeek(service())
    const { token } = participant(event, 0)
    const begin = (from: string) =>
      request(`${service().url}${event.path}/availability?preview=true`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'text/calendar',
          'Content-Length': FILE.length,
          'X-Forwarded-For': from,
        },
      })
    const answerTo = async (sent: ClientRequest) => {
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      answer.resume()
      return answer
    }
    const send = (from: string) => answerTo(begin(from).end(FILE))

    const half = Math.floor(FILE.length / 2)
    const begun = Array.from({ length: MOST_CALENDARS.ofOneAddress + 1 }, () => {
      // The one that is refused may be cut off.
      const sent = begin('192.0.2.1').on('error', () => {})
      sent.write(FILE.slice(0, half))
      return { sent, answer: answerTo(sent) }
    })
    const answers = begun.map(({ answer }) => answer)
    const refused = await Promise.race(answers)
    expect(refused).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } })
    expect((await send('192.0.2.2')).statusCode).toBe(200)

    for (const { sent } of begun) sent.end(FILE.slice(half))
    const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 200)).toHaveLength(MOST_CALENDARS.ofOneAddress)
    expect((await send('192.0.2.1')).statusCode).toBe(200)
  })
})
