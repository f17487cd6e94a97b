import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { randomApiKeyIssuer } from '../../adapters/system/random-api-key-issuer.ts'
import { randomTokenIssuer } from '../../adapters/system/random-token-issuer.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

test.prop([fc.nat({ max: 48 }), fc.constantFrom(...ALPHABET)])(
  'a key in which one character is another is known for no key, without asking anybody',
  (place, character) => {
    const { token, hash } = randomApiKeyIssuer.issue()
    const at = 'msk_'.length + place
    const mistyped = token.slice(0, at) + character + token.slice(at + 1)
    expect(randomApiKeyIssuer.hash(mistyped)).toBe(mistyped === token ? hash : undefined)
  },
)

test.prop([fc.constant(null)], { numRuns: 20 })('a key is no link, and a link is no key', () => {
  expect(randomTokenIssuer.hash(randomApiKeyIssuer.issue().token)).toBeUndefined()
  expect(randomApiKeyIssuer.hash(randomTokenIssuer.issue().token)).toBeUndefined()
})
