import { useState } from 'preact/hooks'
import { type Fault, faultOf } from '../service.ts'

/** Something that is asked of the service at a touch; what came of it, the page tells. */
export function useAction() {
  const [fault, setFault] = useState<Fault>()
  const [isBusy, setBusy] = useState(false)
  const run = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      await action()
    } catch (error) {
      setFault(faultOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy, fault }
}
