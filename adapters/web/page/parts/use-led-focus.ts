import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/**
 * Leads whoever uses keys to an element when what had the focus went away with a change; without it they
 * would begin at the top of the page again.
 *
 * @param to  takes the focus by script, at least
 */
export function useLedFocus(to: RefObject<HTMLElement | null>, change: unknown): void {
  const last = useRef<EventTarget | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      last.current = target
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  // What went away long before is nothing that anybody has lost just now.
  const before = last.current
  const wasThere = before instanceof Node && before.isConnected
  useEffect(() => {
    if (wasThere && !before.isConnected) to.current?.focus({ preventScroll: true })
  }, [change])
}
