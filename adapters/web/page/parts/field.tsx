import type { ComponentChildren } from 'preact'
import { words } from '../words/words.ts'

/** What is more than blanks, as an input takes it for a pattern. */
export const NOT_BLANK = '.*\\S.*'

/** Something to fill in, below its name. */
export const Field = (props: {
  readonly label: string
  readonly isOptional?: boolean
  readonly children: ComponentChildren
}) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: what is to be filled in is among the children
  <label class="field">
    <span>
      {props.label} {props.isOptional && <span class="muted">{words.optional}</span>}
    </span>
    {props.children}
  </label>
)
