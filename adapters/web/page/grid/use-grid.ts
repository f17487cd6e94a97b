import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { cellAt, firstPlace, type Grid, isSamePlace, type Place, placeAfter } from './place.ts'
import { type Painting, useStrokes } from './use-strokes.ts'

type GridUse<Cell, Brush> = {
  readonly grid: Grid<Cell>
  /** The element that all cells are in; each has its place in `data-place`. */
  readonly frame: RefObject<HTMLElement | null>
  /** The first column that can be seen, and the first after it that can't. */
  readonly seen: readonly [from: number, to: number]
  readonly reveal?: ((column: number) => void) | undefined
  /** Missing where nothing can be painted. */
  readonly painting?: Painting<Cell, Brush> | undefined
  /** Told of the cell that somebody points at, or has come to by keys; undefined when they leave. */
  readonly onInspected?: ((cell: Cell | undefined) => void) | undefined
  /** Told of the cell that somebody picks, where nothing is painted. */
  readonly onPicked?: ((cell: Cell) => void) | undefined
}

/**
 * Makes a table a grid that one paints by mouse, finger and keys: one cell at a time is reached by
 * Tab, the others by arrow keys; Space and Enter paint a cell, keys with Shift spread what it has, a
 * pointer paints rectangles, and Escape gives a stroke up.
 *
 * @returns what to put on the table, the cell that Tab leads to, and the stroke that is being painted
 * @see WAI-ARIA Authoring Practices, "Grid Pattern"
 */
export function useGrid<Cell, Brush>(use: GridUse<Cell, Brush>) {
  const { grid, frame, seen, reveal, painting, onInspected, onPicked } = use
  const [active, setActive] = useState<Place>()
  const { stroke, isUnderWay, begin, moveTo, end, giveUp } = useStrokes(grid, painting)
  /** A place that has to be drawn before it can have the focus. */
  const toFocus = useRef<Place | undefined>(undefined)

  const isSeen = ({ column }: Place) => seen[0] <= column && column < seen[1]
  const reachable =
    active !== undefined && isSeen(active) && cellAt(grid, active) !== undefined
      ? active
      : firstPlace(grid, seen[0])

  useEffect(() => {
    // What was drawn before the key was pressed is told of only now, perhaps.
    const { current: wanted } = toFocus
    if (wanted === undefined || reachable === undefined || !isSamePlace(wanted, reachable)) return
    toFocus.current = undefined
    elementAt(frame.current, reachable)?.focus()
  })

  const inspect = (place: Place) => onInspected?.(cellAt(grid, place))
  /** What a touch does to one cell, by whatever means. */
  const touch = (cell: Cell) =>
    painting === undefined ? onPicked?.(cell) : painting.onPainted([cell], painting.brushAt(cell))

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target)
    const cell = from && cellAt(grid, from)
    if (from === undefined || cell === undefined || event.ctrlKey || event.metaKey || event.altKey)
      return
    const to = placeAfter(event.key, grid, from)
    if (event.key === 'Escape') giveUp()
    else if (event.key === ' ' || event.key === 'Enter') {
      // A key that is held down would paint and take away in turns.
      if (!event.repeat) touch(cell)
    } else if (to === undefined) return
    else {
      if (event.shiftKey) isUnderWay() ? moveTo(to) : begin(from, to, 'spreading')
      setActive(to)
      // Keys may come faster than anything is drawn; only what is not there yet has to wait.
      if (isSeen(to)) elementAt(frame.current, to)?.focus()
      else {
        toFocus.current = to
        reveal?.(to.column)
      }
    }
    event.preventDefault()
  }

  const onPointerDown = (event: PointerEvent) => {
    const place = placeOf(event.target)
    const cell = place && cellAt(grid, place)
    if (place === undefined || cell === undefined) return
    if (event.button !== 0 || !event.isPrimary) return
    setActive(place)
    inspect(place)
    if (painting === undefined) return touch(cell)
    // Otherwise the browser would select text.
    event.preventDefault()
    elementAt(frame.current, place)?.focus()
    // The handlers are on the element that this event has come to.
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    begin(place, place, 'afresh')
  }

  const onPointerMove = (event: PointerEvent) => {
    if (!isUnderWay() && onInspected === undefined) return
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const place = frame.current?.contains(under) ? placeOf(under) : undefined
    if (place === undefined) return
    moveTo(place)
    inspect(place)
  }

  const handlers = {
    onKeyDown,
    onKeyUp: (event: KeyboardEvent) => event.key === 'Shift' && end(),
    onFocusIn: (event: FocusEvent) => {
      const place = placeOf(event.target)
      if (place !== undefined) inspect(place)
    },
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      onInspected?.(undefined)
      // Whoever goes elsewhere with Shift held down does not let it go here.
      if (!(relatedTarget instanceof Node && frame.current?.contains(relatedTarget))) giveUp()
    },
    // Assistive technology clicks where there is no pointer.
    onClick: (event: MouseEvent) => {
      const place = placeOf(event.target)
      const cell = place && cellAt(grid, place)
      if (event.detail === 0 && cell !== undefined) touch(cell)
    },
    onPointerDown,
    onPointerMove,
    onPointerUp: end,
    onPointerCancel: giveUp,
    onPointerLeave: (event: PointerEvent) =>
      event.pointerType === 'mouse' && onInspected?.(undefined),
  }
  return { stroke, reachable, handlers }
}

const elementAt = (frame: Element | null, { column, row }: Place) =>
  frame?.querySelector<HTMLElement>(`[data-place="${column} ${row}"]`)

/** The place of the cell that an element is, or is in. */
function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  const [column, row] = (cell?.dataset['place'] ?? '').split(' ').map(Number)
  return column === undefined || row === undefined ? undefined : { column, row }
}
