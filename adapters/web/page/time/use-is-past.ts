import { useEffect, useState } from 'preact/hooks'
import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'

/** Timers of browsers count no further. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Whether an instant is over; what shows it is drawn anew when it passes. */
export function useIsPast(instant: EpochMs | undefined): boolean {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    // The device may have slept since the last look.
    const look = () => setNow(Date.now())
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [instant])
  useEffect(() => {
    if (instant === undefined || instant <= now) return
    const timer = setTimeout(
      () => setNow(Date.now()),
      Math.min(instant - Date.now(), LONGEST_TIMER_MS),
    )
    return () => clearTimeout(timer)
  }, [instant, now])
  return instant !== undefined && instant <= now
}
