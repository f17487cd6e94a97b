import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { MAX_MARKS } from '../../domain/characters.ts'
import { Description, MAX_LENGTH, PersonName, Title } from '../../domain/text.ts'
import { EmailAddress, MAX_EMAIL_LENGTH } from '../../domain/user/user.ts'
import { made } from '../made.ts'

/** Characters that are hard to bring into normal form, to see, or to store. */
const hard = fc.constantFrom(
  ...['a', 'é', 'e', '\u0301', '\u0327', '\u0345', '\u1100', '\u1161', '\u11a8', '각', 'ﬁ', 'Å'],
  ...['\u0958', '\ufb2c', '\u2000', '\ufeff', '\u200b', '\u200d', '\ufe0f', '👩', '\u3164', 'İ'],
  ...['\u202e', '\u2028', '\n', '\u0000', '\ud800', '\udc00', '\uffff', '\u{e0041}', '\u{1f3f4}'],
)
const text = () =>
  fc.oneof(
    fc.string({ unit: hard, maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: hard, minLength: 150, maxLength: 260 }),
  )
const READERS = { Title, PersonName, Description }
const reader = () => fc.constantFrom(...(Object.keys(READERS) as (keyof typeof READERS)[]))

describe('a text that is kept', () => {
  test.prop([reader(), text()])('is in normal form, and stays what it is', (name, written) => {
    const read = READERS[name].of(written)
    if (!read.ok) return
    expect(read.value).toBe(read.value.normalize('NFC'))
    expect(READERS[name].of(read.value)).toEqual(read)
  })

  test.prop([reader(), text()])(
    'is the same however its characters are composed',
    (name, written) => {
      expect(READERS[name].of(written.normalize('NFD'))).toEqual(
        READERS[name].of(written.normalize('NFC')),
      )
    },
  )

  test.prop([text()])(
    'is as long as it may be, and holds nothing that must not be shown',
    (written) => {
      const read = Title.of(written)
      if (!read.ok) return
      const codes = [...read.value].map((character) => character.codePointAt(0) ?? 0)
      expect(codes.length).toBeGreaterThan(0)
      expect(codes.length).toBeLessThanOrEqual(MAX_LENGTH.title)
      for (const code of codes) {
        expect(code < 0x20 || (code >= 0x7f && code <= 0x9f), 'a control character').toBe(false)
        expect(code >= 0xd800 && code <= 0xdfff, 'half a pair').toBe(false)
        expect((code & 0xfffe) === 0xfffe, 'no character').toBe(false)
        expect(code >= 0x2028 && code <= 0x202e, 'a separator or a control of direction').toBe(
          false,
        )
        expect([0xfeff, 0x3164, 0x2066, 0x2069].includes(code), 'not to be seen').toBe(false)
      }
      expect(read.value).not.toMatch(new RegExp(`\\p{M}{${MAX_MARKS + 1}}`, 'u'))
    },
  )
})

describe('an e-mail address', () => {
  const address = () =>
    fc.string({ unit: fc.constantFrom(...'aBéßİÅ각\u0301.-'), minLength: 1, maxLength: 20 })

  test.prop([address()])('is the same in any composition and case', (name) => {
    const [one, other] = [name.normalize('NFD'), name.normalize('NFC')].map((part) =>
      EmailAddress.of(`x${part}@example.com`),
    )
    expect(one).toEqual(other)
    if (!one?.ok) return
    const shouted = made(EmailAddress.of(one.value.toLowerCase()))
    expect(EmailAddress.key(shouted)).toBe(EmailAddress.key(one.value))
    expect(EmailAddress.key(one.value).normalize('NFC')).toBe(EmailAddress.key(one.value))
  })

  test.prop([text()])('stays what it is, and within its length', (written) => {
    const read = EmailAddress.of(`${written}@example.com`)
    if (!read.ok) return
    expect(EmailAddress.of(read.value)).toEqual(read)
    expect(read.value.length).toBeLessThanOrEqual(MAX_EMAIL_LENGTH)
  })
})
