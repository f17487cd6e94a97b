import { describe, expect, test } from 'vitest'
import { Description, PersonName, Title } from '../../domain/text.ts'
import { EmailAddress } from '../../domain/user/user.ts'
import { made, refused } from '../made.ts'

describe('a title or a name', () => {
  test('may have 200 characters, however many bytes these are', () => {
    expect(Title.of('😀'.repeat(200)).ok).toBe(true)
  })

  test('loses the white space around it', () => {
    expect(made(Title.of('  Q1 planning '))).toBe('Q1 planning')
  })

  test.each([
    ['   ', 'empty'],
    ['x'.repeat(201), 'too_long'],
    ['a\nBEGIN:VEVENT', 'control_character'],
    ['a\u2028b', 'control_character'],
    ['a\u0000b', 'control_character'],
    ['\u202egnp.exe', 'control_character'],
    ['\u200b\u200b', 'empty'],
    ['😀'.repeat(201), 'too_long'],
    ['half \ud83d', 'lone_surrogate'],
  ])('%j is refused: %s', (text, reason) => {
    expect(refused(PersonName.of(text))).toMatchObject({ _tag: 'TextRefused', reason })
  })
})

describe('a description', () => {
  test('may have several lines', () => {
    expect(made(Description.of('one\r\n\ttwo'))).toBe('one\r\n\ttwo')
  })

  test('may not have other control characters', () => {
    expect(refused(Description.of('a\u0007b'))).toMatchObject({ reason: 'control_character' })
  })
})

describe('an e-mail address', () => {
  test.each(['a@b', 'ada.lovelace+polls@example.com', '用户@例子.公司'])('%s is one', (text) => {
    expect(made(EmailAddress.of(text))).toBe(text)
  })

  test.each([
    '',
    'ada',
    '@example.com',
    'ada@',
    'a@b@c',
    'a b@c',
    'a\u202e@b',
    'a@b\r\nBcc: c@d',
    'Ada <ada@example.com>',
    `${'a'.repeat(250)}@b.cd`,
  ])('%j is none, and the fault does not repeat it', (text) => {
    expect(refused(EmailAddress.of(text))).toEqual({ _tag: 'NotAnEmailAddress', maxLength: 254 })
  })

  test('is the same in any case', () => {
    expect(
      EmailAddress.same(
        made(EmailAddress.of('Ada@Example.com')),
        made(EmailAddress.of('ada@example.COM')),
      ),
    ).toBe(true)
  })
})
