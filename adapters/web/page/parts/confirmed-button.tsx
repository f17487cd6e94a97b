import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/words.ts'

/**
 * A button for what others rely on, or can't be taken back: it asks before it does. Whoever uses keys stays
 * where they are.
 */
export function ConfirmedButton(props: {
  readonly label: string
  /** Where the label says too little by itself. */
  readonly fullLabel?: string
  readonly question: string
  /** What the button says that does it; the label, unless it says more. */
  readonly confirmLabel?: string
  readonly onConfirmed: () => void
  /** Whether something is lost by it. */
  readonly isGrave?: boolean
  /** Whether it can't be pressed for now; whoever uses keys may stay on it all the same. */
  readonly isBusy?: boolean
}) {
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  // Before it is seen: keys may come faster.
  useLayoutEffect(() => {
    if (isAsking !== wasAsking.current) button.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])

  if (!isAsking) {
    return (
      <button
        ref={button}
        type="button"
        aria-label={props.fullLabel}
        aria-disabled={props.isBusy || undefined}
        onClick={() => props.isBusy !== true && setAsking(true)}
      >
        {props.label}
      </button>
    )
  }
  return (
    <fieldset class="question" data-grave={props.isGrave || undefined}>
      <legend>{props.question}</legend>
      <button
        type="button"
        class={props.isGrave ? 'danger' : 'main'}
        onClick={() => {
          setAsking(false)
          props.onConfirmed()
        }}
      >
        {props.confirmLabel ?? props.label}
      </button>
      <button ref={button} type="button" onClick={() => setAsking(false)}>
        {words.notYet}
      </button>
    </fieldset>
  )
}
