import { useState } from 'preact/hooks'
import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { IntervalSet } from '../../../../domain/time/interval-set.ts'
import { addressOf } from '../link.ts'
import { useRequestKey } from '../parts/use-request-key.ts'
import { remember } from '../remembered.ts'
import { clientFor, type Fault, faultOf } from '../service.ts'
import { words } from '../words/words.ts'

/** What an event is made of, besides its times. */
export type NewEvent = Omit<Schema<'NewEvent'>, 'proposed_slots'>

/**
 * Creates an event, and goes to it as its organizer. What is not sent, since it can't be of use, and what
 * the service refuses, is a fault.
 */
export function useNewEvent() {
  const [isSending, setSending] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const key = useRequestKey()

  const create = async (event: NewEvent, windows: IntervalSet, timezone: string) => {
    const unfit = unfitnessOf(windows, event.duration_minutes)
    setFault(unfit === undefined ? undefined : { kind: 'ours', message: unfit })
    if (unfit !== undefined) return
    setSending(true)
    try {
      const body = {
        ...event,
        proposed_slots: [...windows].map(({ start, end }) => ({
          start_time: new Date(start).toISOString(),
          end_time: new Date(end).toISOString(),
          timezone,
        })),
      }
      const call = { body, headers: key.headersFor(body) }
      const created = await answerOf(clientFor(undefined).POST('/events', call))
      const link = {
        eventId: created.event_id,
        token: created.organizer_token,
        joinToken: created.join_token,
      }
      remember({ link, title: created.title })
      location.assign(addressOf(link))
    } catch (error) {
      setFault(faultOf(error))
      setSending(false)
    }
  }
  return { create, isSending, fault }
}

/** Why no meeting could ever lie in these windows. */
function unfitnessOf(windows: IntervalSet, durationMinutes: number): string | undefined {
  if (windows.size === 0) return words.create.noDates
  const isTooShort = [...windows].every(({ start, end }) => end - start < durationMinutes * 60_000)
  return isTooShort ? words.create.tooShort(durationMinutes) : undefined
}
