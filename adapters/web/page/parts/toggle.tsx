import { useState } from 'preact/hooks'

/** Something that is so or is not: it shows what was wanted while the service is told. */
export function Toggle(props: {
  readonly label: string
  /** Where the label says too little by itself. */
  readonly fullLabel?: string
  readonly isOn: boolean
  readonly disabled: boolean
  readonly onToggled: (isOn: boolean) => Promise<void>
}) {
  const [wanted, setWanted] = useState<boolean>()
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={wanted ?? props.isOn}
        disabled={props.disabled}
        aria-label={props.fullLabel}
        onChange={async ({ currentTarget }) => {
          setWanted(currentTarget.checked)
          await props.onToggled(currentTarget.checked)
          setWanted(undefined)
        }}
      />
      <span>{props.label}</span>
    </label>
  )
}
