import { useEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/words.ts'

/** An address to hand on: to be read, and to be copied at a touch. */
export function CopiedAddress(props: { readonly label: string; readonly address: string }) {
  const { label, address } = props
  const [outcome, setOutcome] = useState<'copied' | 'selected'>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(undefined), 2_500)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    try {
      // There is no clipboard where the page came over plain HTTP from another machine.
      await navigator.clipboard.writeText(address)
      setOutcome('copied')
    } catch {
      input.current?.select()
      setOutcome('selected')
    }
  }
  const caption = outcome === 'copied' ? words.copied : words.copy
  return (
    <>
      <div class="address">
        <input
          ref={input}
          readOnly
          aria-label={label}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" aria-label={`${caption}: ${label}`} onClick={copy}>
          {caption}
        </button>
        <span role="status" class="unseen">
          {outcome === 'copied' && words.copied}
        </span>
      </div>
      <p role="status" class="hint">
        {outcome === 'selected' && words.selected}
      </p>
    </>
  )
}
