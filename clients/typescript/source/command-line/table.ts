import Table from 'cli-table3'
import { harmless } from './terminal.ts'

/** A column: what stands above it, and whether it may be narrowed where the terminal is narrow. */
export type Column = { readonly title: string; readonly mayWrap?: boolean }

/** The narrowest that a column of names gets. */
const NARROWEST = 12

/** What borders and padding take of a row, for each column. */
const AROUND = 3

/**
 * Rows in columns that stay straight whatever the script.
 * @param width  of the terminal; without one no column is narrowed
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width?: number,
): string {
  const options = { style: { head: [], border: [] }, wordWrap: true }
  const titles = columns.map(({ title }) => title)
  const cells = rows.map((row) => row.map(oneLine))
  const grid = new Table({ ...options, head: titles })
  grid.push(...cells)
  const natural = grid.toString()
  if (width === undefined || lineWidth(natural) <= width) return natural
  const narrow = new Table({ ...options, head: titles, colWidths: narrowed(columns, cells, width) })
  narrow.push(...cells)
  return narrow.toString()
}

const oneLine = (text: string) => harmless(text).replaceAll('\n', '\ufffd')

/** The border of a table is as wide as the table, and every character of it one column. */
const lineWidth = (drawn: string): number => drawn.split('\n', 1)[0]?.length ?? 0

/** Columns that may wrap share what the others leave; null is as wide as it needs to be. */
function narrowed(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): (number | null)[] {
  const taken = columns.map(({ title, mayWrap }, place) =>
    mayWrap === true
      ? 0
      : AROUND +
        Math.max(...[title, ...rows.map((row) => row[place] ?? '')].map(({ length }) => length)),
  )
  const left = width - 1 - taken.reduce((sum, one) => sum + one, 0)
  const wrapped = columns.filter(({ mayWrap }) => mayWrap === true).length
  const share = Math.max(NARROWEST, Math.floor(left / wrapped) - 1)
  return columns.map(({ mayWrap }) => (mayWrap === true ? share : null))
}
