import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { Faults } from '../parts/faults.tsx'
import { useAction } from '../parts/use-action.ts'
import { words } from '../words/words.ts'

/** Settles the meeting on a time. */
export type OnChosen = (start: Date) => Promise<void>

/** Lets the organizer settle on a time, and asks before. */
export function Choice(props: {
  readonly start: Date
  /** The time, as it is shown. */
  readonly when: string
  /** Whether it can't be chosen just now. */
  readonly isBusy?: boolean
  readonly onChosen: OnChosen
}) {
  const { start, when, onChosen } = props
  const { run, isBusy, fault } = useAction()
  return (
    <>
      <ConfirmedButton
        label={words.best.choose}
        fullLabel={words.best.chooseThis(when)}
        question={words.best.settleQuestion}
        confirmLabel={words.best.settle(when)}
        isBusy={isBusy || props.isBusy === true}
        onConfirmed={() => run(() => onChosen(start))}
      />
      <Faults fault={fault} />
    </>
  )
}
