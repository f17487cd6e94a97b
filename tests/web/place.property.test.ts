import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  cellAt,
  cellsBetween,
  firstPlace,
  type Grid,
  type Place,
  placeAfter,
} from '../../adapters/web/page/grid/place.ts'

const KEYS = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const
type Key = (typeof KEYS)[number]

/** A small grid with holes, each cell named after its place; now and then all of a row is a hole. */
const grid = (): fc.Arbitrary<Grid<string>> =>
  fc
    .record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 6 }) })
    .chain(({ columns, rows }) =>
      fc
        .array(fc.array(fc.boolean(), { minLength: rows, maxLength: rows }), {
          minLength: columns,
          maxLength: columns,
        })
        .map((there) => ({
          rows: Array.from({ length: rows }),
          columns: there.map((cells, column) => ({
            cells: cells.map((isThere, row) => (isThere ? `${column} ${row}` : undefined)),
          })),
        })),
    )

const allPlaces = ({ columns, rows }: Grid<string>): readonly Place[] =>
  columns.flatMap((_, column) => rows.map((_, row) => ({ column, row })))

const cellPlaces = (grid: Grid<string>) =>
  allPlaces(grid).filter(({ column, row }) => grid.columns[column]?.cells[row] !== undefined)

/** A grid with some cell, and one of its cells. */
const gridAndPlace = () =>
  grid()
    .filter((one) => cellPlaces(one).length > 0)
    .chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...cellPlaces(one))))

/** How far a place lies in the way of a key; undefined where it does not lie there. */
const WAYS: Readonly<Record<Key, (from: Place, to: Place) => number | undefined>> = {
  ArrowUp: (from, to) => (to.column === from.column ? ahead(from.row - to.row) : undefined),
  ArrowDown: (from, to) => (to.column === from.column ? ahead(to.row - from.row) : undefined),
  ArrowLeft: (from, to) => (to.row === from.row ? ahead(from.column - to.column) : undefined),
  ArrowRight: (from, to) => (to.row === from.row ? ahead(to.column - from.column) : undefined),
  Home: (from, to) => (to.row === from.row ? to.column : undefined),
  End: (from, to) => (to.row === from.row ? -to.column : undefined),
  PageUp: (from, to) => (to.column === from.column ? to.row : undefined),
  PageDown: (from, to) => (to.column === from.column ? -to.row : undefined),
}

const ahead = (distance: number) => (distance > 0 ? distance : undefined)

describe('a key', () => {
  test.prop([gridAndPlace(), fc.constantFrom(...KEYS)])(
    'leads to the nearest cell in its way, over what is left out, or nowhere',
    ([grid, from], key) => {
      const inTheWay = cellPlaces(grid)
        .flatMap((to) => {
          const distance = WAYS[key](from, to)
          return distance === undefined ? [] : [{ to, distance }]
        })
        .toSorted((one, other) => one.distance - other.distance)
      expect(placeAfter(key, grid, from)).toEqual(inTheWay[0]?.to)
    },
  )

  test.prop([gridAndPlace(), fc.constantFrom('a', 'Tab', 'Enter', ' ', 'Escape', 'F6')])(
    'of another kind leads nowhere',
    ([grid, from], key) => {
      expect(placeAfter(key, grid, from)).toBeUndefined()
    },
  )

  test.prop([gridAndPlace()])('leads back where the arrow before it came from', ([grid, from]) => {
    for (const [there, back] of [
      ['ArrowUp', 'ArrowDown'],
      ['ArrowLeft', 'ArrowRight'],
    ] as const) {
      for (const [key, opposite] of [
        [there, back],
        [back, there],
      ] as const) {
        const to = placeAfter(key, grid, from)
        if (to !== undefined) expect(placeAfter(opposite, grid, to)).toEqual(from)
      }
    }
  })
})

test.prop([grid(), fc.nat(6)])(
  'the first cell of columns is the topmost of the first that has any',
  (grid, fromColumn) => {
    const [first] = cellPlaces(grid).filter(({ column }) => column >= fromColumn)
    expect(firstPlace(grid, fromColumn)).toEqual(first)
  },
)

test.prop([gridAndPlace(), fc.nat(5), fc.nat(5)])(
  'between two places lie the cells of the rectangle, whichever corners they are',
  ([grid, from], column, row) => {
    const to = { column, row }
    const within = (a: number, b: number, x: number) => (a <= x && x <= b) || (b <= x && x <= a)
    const expected = cellPlaces(grid)
      .filter((at) => within(from.column, column, at.column) && within(from.row, row, at.row))
      .map((at) => cellAt(grid, at))
    expect(cellsBetween(grid, from, to)).toEqual(expected)
    expect(cellsBetween(grid, to, from)).toEqual(expected)
  },
)
