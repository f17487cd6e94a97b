/** Cells in columns and rows, some of which may be left out. */
export type Grid<Cell> = {
  readonly columns: readonly { readonly cells: readonly (Cell | undefined)[] }[]
  readonly rows: readonly unknown[]
}

/** Where a cell is: the numbers of its column and its row. */
export type Place = { readonly column: number; readonly row: number }

/** What lies at a place; undefined where there is none. */
export const cellAt = <Cell>(grid: Grid<Cell>, { column, row }: Place): Cell | undefined =>
  grid.columns[column]?.cells[row]

/** Whether two places are the same. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.column === other.column && one.row === other.row

/** Whether a place lies in the rectangle that has these two in its corners. */
export function isBetween({ column, row }: Place, from: Place, to: Place): boolean {
  return (
    Math.min(from.column, to.column) <= column &&
    column <= Math.max(from.column, to.column) &&
    Math.min(from.row, to.row) <= row &&
    row <= Math.max(from.row, to.row)
  )
}

/** The cells of the rectangle that has these two places in its corners. */
export function cellsBetween<Cell>(grid: Grid<Cell>, from: Place, to: Place): Cell[] {
  return grid.columns.flatMap(({ cells }, column) =>
    cells.filter(
      (cell, row): cell is Cell & {} => cell !== undefined && isBetween({ column, row }, from, to),
    ),
  )
}

/** The places that a key leads over, the nearest first, as WAI-ARIA's grid pattern has it. */
const WAYS: Readonly<Record<string, (grid: Grid<unknown>, from: Place) => readonly Place[]>> = {
  ArrowUp: (_, { column, row }) => places(row, (i) => ({ column, row: row - 1 - i })),
  ArrowDown: ({ rows }, { column, row }) =>
    places(rows.length - 1 - row, (i) => ({ column, row: row + 1 + i })),
  ArrowLeft: (_, { column, row }) => places(column, (i) => ({ column: column - 1 - i, row })),
  ArrowRight: ({ columns }, { column, row }) =>
    places(columns.length - 1 - column, (i) => ({ column: column + 1 + i, row })),
  Home: ({ columns }, { row }) => places(columns.length, (column) => ({ column, row })),
  End: ({ columns }, { row }) =>
    places(columns.length, (i) => ({ column: columns.length - 1 - i, row })),
  PageUp: ({ rows }, { column }) => places(rows.length, (row) => ({ column, row })),
  PageDown: ({ rows }, { column }) =>
    places(rows.length, (i) => ({ column, row: rows.length - 1 - i })),
}

const places = (count: number, place: (i: number) => Place): Place[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => place(i))

/**
 * Where a key leads from a place: to the nearest cell in its direction, over what is left out; Home and
 * End along the row, Page Up and Page Down along the column.
 *
 * @returns undefined when the key leads nowhere
 */
export const placeAfter = (key: string, grid: Grid<unknown>, from: Place): Place | undefined =>
  WAYS[key]?.(grid, from).find((place) => cellAt(grid, place) !== undefined)

/** The first cell of the columns from this one on. */
export function firstPlace(grid: Grid<unknown>, fromColumn = 0): Place | undefined {
  for (let column = fromColumn; column < grid.columns.length; column++) {
    const row = grid.columns[column]?.cells.findIndex((cell) => cell !== undefined) ?? -1
    if (row >= 0) return { column, row }
  }
  return undefined
}
