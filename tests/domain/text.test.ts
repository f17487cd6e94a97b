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
    ['a\ufeffb', 'control_character'],
    ['a\uffffb', 'control_character'],
    ['a\u{10fffe}b', 'control_character'],
    ['Ada\u{e0049}\u{e0067}', 'control_character'],
    ['a\u3164', 'control_character'],
    ['\u3164', 'empty'],
    ['\u2800', 'empty'],
    [`Z${'\u0335'.repeat(9)}`, 'too_many_marks'],
    [`Z${'\u0335\u200d'.repeat(9)}`, 'too_many_marks'],
    [`Z${'\u0335'.repeat(1_500)}`, 'too_many_marks'],
    ['a'.repeat(70_000), 'too_long'],
  ])('%j is refused: %s', (text, reason) => {
    expect(refused(PersonName.of(text))).toMatchObject({ _tag: 'TextRefused', reason })
  })
})

describe('a name as people write it', () => {
  test.each([
    ['of a Persian, with a joiner that keeps letters apart', 'علی\u200cرضا'],
    ['in Japanese, with the variant of a character that the family writes', '葛\u{e0100}城'],
    [
      'in Tibetan, with a syllable of eight marks',
      'ཧ\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82',
    ],
    ['with a family', '👩\u200d👩\u200d👧\u200d👦'],
    ['with the flag of Wales', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'],
    ['with a heart in colour', '❤\ufe0f'],
    ['with a key', '1\ufe0f\u20e3'],
    ['with a character of private use', '\ue000'],
    ['with a number sign of Arabic', '\u0600١'],
  ])('%s, stays as it is', (_what, name) => {
    expect(made(PersonName.of(name))).toBe(name)
  })

  test('is one text however it is composed, and counted as it is kept', () => {
    expect(made(PersonName.of('Zoe\u0308'))).toBe('Zo\u00eb')
    expect(made(PersonName.of('e\u0301'.repeat(200)))).toHaveLength(200)
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
