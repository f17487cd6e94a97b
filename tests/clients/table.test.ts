import { describe, expect, test } from 'vitest'
import { table } from '../../clients/typescript/source/command-line/table.ts'

const COLUMNS = [{ title: '#' }, { title: 'who', mayWrap: true }, { title: 'can’t', mayWrap: true }]

/** How many columns of a terminal a line takes: East Asian characters two, marks none. */
const widthOf = (line: string) =>
  [...line].reduce((sum, one) => {
    if (/\p{M}/u.test(one)) return sum
    return sum + (/[\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(one) ? 2 : 1)
  }, 0)

const widths = (drawn: string) => new Set(drawn.split('\n').map(widthOf))

describe('columns stay straight', () => {
  test.each([
    ['East Asian names', ['日本 太郎', '김철수', 'カタカナ']],
    ['marks that stand on letters', ['E\u0301mile Zo\u0308e', 'Nguye\u0302\u0303n']],
    ['Latin, Greek and Cyrillic', ['Ada', 'Ζωή', 'Фёдор']],
  ])('with %s', (_what, names) => {
    const rows = names.map((name, place) => [String(place + 1), name, names.join(', ')])
    expect(widths(table(COLUMNS, rows)).size).toBe(1)
    expect(widths(table(COLUMNS, rows, 50)).size).toBe(1)
  })
})

test('a table that is wider than the terminal has its names on several lines', () => {
  const many = Array.from({ length: 30 }, (_, place) => `Person ${place}`).join(', ')
  const drawn = table(COLUMNS, [['1', many, many]], 80)
  expect(Math.max(...widths(drawn))).toBeLessThanOrEqual(80)
  for (const place of [0, 29]) expect(drawn).toContain(`${place}`)
})

test('a table that fits is as narrow as it can be', () => {
  const rows = [['1', 'Ada', 'Ben']]
  expect(table(COLUMNS, rows, 80)).toBe(table(COLUMNS, rows))
})

test('a cell is one line whatever its text', () => {
  expect(table(COLUMNS, [['1', 'Ada\nBen', '']]).split('\n')).toHaveLength(5)
})

test('there are no colours', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
  expect(table(COLUMNS, [['1', 'Ada', 'Ben']])).not.toMatch(/\u001b/)
})
