import { useEffect, useState } from 'preact/hooks'
import { words } from '../words/words.ts'

/** An address to hand on: to be read, and to be copied at a touch. */
export function CopiedAddress({
  label,
  address,
}: {
  readonly label: string
  readonly address: string
}) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2_500)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <div class="address">
      <input
        readOnly
        aria-label={label}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button
        type="button"
        onClick={async () => {
          await navigator.clipboard.writeText(address).then(
            () => setCopied(true),
            // Where the browser does not allow that, the text can be selected.
            () => {},
          )
        }}
      >
        {isCopied ? words.copied : words.copy}
      </button>
      <span role="status" class="unseen">
        {isCopied && words.copied}
      </span>
    </div>
  )
}
