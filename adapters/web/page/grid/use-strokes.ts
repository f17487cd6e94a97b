import { useEffect, useRef, useState } from 'preact/hooks'
import { cellAt, cellsBetween, type Grid, isSamePlace, type Place } from './place.ts'

/** A stroke that is being painted: over the rectangle between where it began and where it is now. */
export type Stroke<Brush> = { readonly from: Place; readonly to: Place; readonly brush: Brush }

/** Whoever is to know what is painted, and with what. */
export type Painting<Cell, Brush> = {
  /** What a stroke paints that begins at this cell. */
  readonly brushAt: (cell: Cell) => Brush
  /** What it paints when it spreads what the cell has already. */
  readonly brushOf: (cell: Cell) => Brush
  readonly onPainted: (cells: readonly Cell[], brush: Brush) => void
}

/**
 * Strokes over a grid, by a pointer or by keys. Nothing is painted before a stroke ends, and nothing
 * by one that was given up.
 */
export function useStrokes<Cell, Brush>(
  grid: Grid<Cell>,
  painting: Painting<Cell, Brush> | undefined,
) {
  const [stroke, setStroke] = useState<Stroke<Brush>>()
  // A finger may come and go before anything is drawn anew.
  const current = useRef<Stroke<Brush> | undefined>(undefined)
  const set = (next: Stroke<Brush> | undefined) => {
    current.current = next
    setStroke(next)
  }

  const begin = (from: Place, to: Place, kind: 'afresh' | 'spreading') => {
    const cell = cellAt(grid, from)
    if (painting === undefined || cell === undefined) return
    const brush = kind === 'afresh' ? painting.brushAt(cell) : painting.brushOf(cell)
    set({ from, to, brush })
  }
  const moveTo = (to: Place) => {
    const { current: begun } = current
    if (begun !== undefined && !isSamePlace(begun.to, to)) set({ ...begun, to })
  }
  const end = () => {
    const { current: ended } = current
    if (ended === undefined) return
    set(undefined)
    painting?.onPainted(cellsBetween(grid, ended.from, ended.to), ended.brush)
  }
  const giveUp = () => set(undefined)
  const isUnderWay = () => current.current !== undefined

  // A stroke over a grid that is no longer there would paint what nobody has seen.
  useEffect(giveUp, [grid])

  return { stroke, isUnderWay, begin, moveTo, end, giveUp }
}
