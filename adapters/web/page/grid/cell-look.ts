import { words } from '../words/words.ts'
import type { CellState } from './answer.ts'

/** How a cell looks. */
export type CellLook = {
  /** What the style sheet knows it by. */
  readonly kind: string
  /** What it says to whoever can't see it, after its day and time. */
  readonly label: string
  /** Whether it is painted, or picked; undefined where nothing can be. */
  readonly isSelected?: boolean
  /** From 0 to 1, where the look is a matter of degree. */
  readonly share?: number
  /** What is written in it. */
  readonly text?: string
}

/** How a painted cell looks. */
export const paintedLook = (state: CellState): CellLook => ({
  kind: state,
  label: words.grid.state[state],
  isSelected: state !== 'nothing',
})

/** Whether somebody would see no difference. */
export const looksLike = (one: CellLook | undefined, other: CellLook | undefined): boolean =>
  one?.kind === other?.kind &&
  one?.label === other?.label &&
  one?.isSelected === other?.isSelected &&
  one?.share === other?.share &&
  one?.text === other?.text
