import { InvalidArgumentError } from 'commander'
import { describe, expect, test } from 'vitest'
import {
  each,
  readPerson,
  readWindow,
  windowFault,
} from '../../clients/typescript/source/command-line/option-values.ts'

describe('a window has from its start what its end leaves out', () => {
  test.each([
    ['2026-01-12T14:00/16:00', '2026-01-12T14:00', '2026-01-12T16:00'],
    ['2026-01-12 14:00 / 16:00', '2026-01-12T14:00', '2026-01-12T16:00'],
    ['2026-01-12T22:00/2026-01-13T01:00', '2026-01-12T22:00', '2026-01-13T01:00'],
    ['2026-01-12T14:00-05:00/16:00', '2026-01-12T14:00-05:00', '2026-01-12T16:00-05:00'],
    ['2026-01-12T14:00:30Z/16:00+01:00', '2026-01-12T14:00:30Z', '2026-01-12T16:00+01:00'],
  ])('%s', (text, start_time, end_time) => {
    expect(readWindow(text)).toEqual({ start_time, end_time, text })
  })
})

describe('what is no window is refused', () => {
  test.each(['', '2026-01-12', '14:00/16:00', '2026-01-12T14:00', '2026-01-12T14/16', 'a/b'])(
    '"%s"',
    (text) => {
      expect(() => readWindow(text)).toThrow(InvalidArgumentError)
    },
  )
})

describe('a window that can’t be is known without its zone', () => {
  test.each([
    ['2026-01-12T14:00/14:00', 'must end after it begins'],
    ['2026-01-12T14:00:30/14:00', 'must end after it begins'],
    ['2026-01-12T14:00Z/14:30+01:00', 'must end after it begins'],
    ['2026-01-12T25:00/26:00', 'there is no such time'],
    ['2026-01-12T14:00/14:00:30', undefined],
    ['2026-01-12T23:00+01:00/22:30Z', undefined],
  ])('%s', (text, fault) => {
    expect(windowFault(readWindow(text))).toBe(fault)
  })

  test('one with a zone at one of its ends alone is the service’s to judge', () => {
    const window = { start_time: '2026-01-12T14:00', end_time: '2026-01-12T13:00Z', text: '' }
    expect(windowFault(window)).toBeUndefined()
  })
})

describe('a person is a name and an address', () => {
  test.each([
    ['Ada <ada@example.com>', 'Ada', 'ada@example.com'],
    ['  Ada  Lovelace< ada@example.com > ', 'Ada  Lovelace', 'ada@example.com'],
    ['日本 太郎 <taro@example.com>', '日本 太郎', 'taro@example.com'],
  ])('%s', (text, name, email) => {
    expect(readPerson(text)).toEqual({ name, email })
  })

  test.each(['', 'Ada', '<ada@example.com>', 'ada@example.com', 'Ada <>', 'A <a> <b>'])(
    '"%s" is none',
    (text) => {
      expect(() => readPerson(text)).toThrow(InvalidArgumentError)
    },
  )

  test('one that is long and wrong is refused as fast as any other', () => {
    expect(() => readPerson(`${' '.repeat(200_000)}<`)).toThrow(InvalidArgumentError)
    expect(() => readPerson(`${'a '.repeat(100_000)}<`)).toThrow(InvalidArgumentError)
  })
})

test('an option that may be repeated keeps the order', () => {
  const read = each(Number)
  expect(read('2', read('1'))).toEqual([1, 2])
})
