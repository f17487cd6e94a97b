import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { answerOf, type SlotClient } from '../../../../clients/typescript/source/slot-client.ts'
import { type Answer, answerOf as answerOfSlots, NO_TIME, slotsOf } from '../grid/answer.ts'
import { type Fault, faultOf, retryMs } from '../service.ts'
import { type AnswerStore, OwnAnswer, type Saving } from './own-answer.ts'

/** One's own answer, as it is painted. */
export type AnswerOnPage = {
  /** Undefined until it is known. */
  readonly answer: Answer | undefined
  readonly saving: Saving
  readonly fault: Fault | undefined
  readonly change: (how: (answer: Answer) => Answer) => void
  /** Sends again what could not be saved. */
  readonly save: () => void
  readonly withdraw: () => void
}

/** Strokes that follow each other as quickly as this are saved together. */
const PAUSE_MS = 300

/**
 * The answer of a participant: read when the event has changed, saved as one paints.
 *
 * @param revision  of the event as it is known; the answer is read again with each
 */
export function useAnswer(
  client: SlotClient,
  eventId: string,
  userId: string,
  revision: number,
  onSaved: () => void,
): AnswerOnPage {
  const [, setCount] = useState(0)
  const own = useMemo(
    () => new OwnAnswer(storeOf(client, eventId, userId), () => setCount((count) => count + 1)),
    [client, eventId, userId],
  )
  const { answer, saving, error } = own.state
  const fault = useMemo(() => (error === undefined ? undefined : faultOf(error)), [error])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const send = async () => {
    clearTimeout(timer.current)
    if (await own.send()) onSaved()
  }

  useEffect(() => {
    void own.read()
  }, [own, revision])

  // Whoever paints on a train need not watch for the network.
  useEffect(() => {
    const afterMs = fault && retryMs(fault)
    if (afterMs === undefined) return
    const again = setTimeout(() => (saving === 'failed' ? send() : own.read()), afterMs)
    return () => clearTimeout(again)
  }, [fault, saving, own])

  useUnsavedWarning(saving === 'saving' || saving === 'failed')

  return {
    answer,
    saving,
    fault,
    change: (how) => {
      own.change(how)
      clearTimeout(timer.current)
      timer.current = setTimeout(send, PAUSE_MS)
    },
    save: send,
    withdraw: () => {
      own.withdraw(NO_TIME)
      void send()
    },
  }
}

function storeOf(client: SlotClient, event_id: string, user_id: string): AnswerStore {
  const path = '/events/{event_id}/availability/{user_id}'
  const params = { path: { event_id, user_id } }
  return {
    read: async () => answerOfSlots((await answerOf(client.GET(path, { params }))).slots),
    write: async (answer) => {
      const body = { user_id, slots: slotsOf(answer) }
      const of = { path: { event_id } }
      await answerOf(client.POST('/events/{event_id}/availability', { params: of, body }))
    },
    withdraw: async () => {
      await answerOf(client.DELETE(path, { params }))
    },
  }
}

/** Has the browser ask before the page is left, as long as something would be lost. */
function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
