import { fc, test } from '@fast-check/vitest'
import { describe, test as example, expect } from 'vitest'
import { eventLink, readEventLink } from '../../clients/typescript/source/event-link.ts'

const DIGITS = [...'0123456789abcdefghjkmnpqrstvwxyz']
const TOKEN = [...'ABCXYZabcxyz0189-_']

const url = () => fc.constantFrom('http://127.0.0.1:8080/', 'https://slots.example.com/a/b/')
const eventId = () =>
  fc
    .string({ unit: fc.constantFrom(...DIGITS), minLength: 26, maxLength: 26 })
    .map((suffix) => `evt_${suffix}`)
const token = () => fc.string({ unit: fc.constantFrom(...TOKEN), minLength: 1, maxLength: 128 })
const tokens = () =>
  fc.oneof(
    fc.constant({}),
    fc.record({ token: token() }),
    fc.record({ token: token(), joinToken: token() }),
  )

test.prop([url(), eventId(), tokens()])(
  'a link that is written reads as what it was made of',
  (url, eventId, tokens) => {
    expect(readEventLink(eventLink({ url, eventId, ...tokens }))).toEqual({
      url,
      eventId,
      ...tokens,
    })
  },
)

test.prop([url(), eventId(), token()])(
  'nothing of a link but where the service is would be sent to it',
  (url, eventId, token) => {
    const { href, hash } = new URL(eventLink({ url, eventId, token }))
    expect(href.slice(0, -hash.length)).toBe(url)
  },
)

const ID = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz'

describe('what is no link is read as none', () => {
  example.each([
    '',
    ID,
    `http://127.0.0.1/${ID}`,
    'http://127.0.0.1/#usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
    `http://127.0.0.1/#${ID}/a/b/c`,
    `javascript:alert(1)#${ID}`,
    `file:///etc/passwd#${ID}`,
  ])('%s', (text) => {
    expect(readEventLink(text)).toBeUndefined()
  })
})

example('of an address that was written with more, where the service is counts', () => {
  expect(readEventLink(`https://slots.example.com/api?from=mail#${ID}/t`)?.url).toBe(
    'https://slots.example.com/api',
  )
})

example('a link to a service below a path has a slash after it', () => {
  expect(eventLink({ url: 'https://slots.example.com/api', eventId: ID })).toBe(
    `https://slots.example.com/api/#${ID}`,
  )
})
