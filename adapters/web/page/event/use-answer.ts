import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { answerOf, type SlotClient } from '../../../../clients/typescript/source/slot-client.ts'
import { type Answer, answerFrom, slotsOf } from '../grid/answer.ts'
import { type Fault, faultOf, retryMs } from '../service.ts'
import { type AnswerStore, OwnAnswer, type Said, type Saving } from './own-answer.ts'

/** One's own answer, as it is painted. */
export type AnswerOnPage = {
  /** Undefined until it is known. */
  readonly said: Said | undefined
  readonly canUndo: boolean
  readonly saving: Saving
  readonly fault: Fault | undefined
  readonly change: (how: (answer: Answer) => Answer) => void
  /** Sends again what could not be saved. */
  readonly save: () => void
  readonly withdraw: () => void
  readonly undo: () => void
  /** Gives up what could not be saved. */
  readonly discard: () => void
}

/** Strokes that follow each other as quickly as this are saved together. */
const PAUSE_MS = 300

/**
 * The answer of a participant: read when it has changed, saved as one paints.
 *
 * @param version  another whenever the answer may be another; it is read again with each
 */
export function useAnswer(
  client: SlotClient,
  eventId: string,
  userId: string,
  version: unknown,
  onSaved: () => void,
): AnswerOnPage {
  const [, setCount] = useState(0)
  const own = useMemo(
    () => new OwnAnswer(storeOf(client, eventId, userId), () => setCount((count) => count + 1)),
    [client, eventId, userId],
  )
  const { said, canUndo, saving, error } = own.state
  const fault = useMemo(() => (error === undefined ? undefined : faultOf(error)), [error])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const send = async () => {
    clearTimeout(timer.current)
    if (await own.send()) onSaved()
  }

  useEffect(() => {
    void own.read()
  }, [own, version])

  // A phone may end a page that nobody sees, and never tell.
  useEffect(() => {
    const leave = () => own.leave()
    const hide = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [own])

  // Whoever paints on a train need not watch for the network.
  useEffect(() => {
    const afterMs = fault && retryMs(fault)
    if (afterMs === undefined) return
    const again = setTimeout(() => (saving === 'failed' ? send() : own.read()), afterMs)
    return () => clearTimeout(again)
  }, [fault, saving, own])

  useUnsavedWarning(saving === 'saving' || saving === 'failed')

  const saveSoon = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(send, PAUSE_MS)
  }
  return {
    said,
    canUndo,
    saving,
    fault,
    change: (how) => {
      own.change(how)
      saveSoon()
    },
    save: send,
    withdraw: () => {
      own.withdraw()
      void send()
    },
    undo: () => {
      own.undo()
      saveSoon()
    },
    discard: () => {
      own.discard()
      void own.read()
    },
  }
}

/** A slot is written in some hundred characters. */
const MOST_OUTLIVING = 300

function storeOf(client: SlotClient, event_id: string, user_id: string): AnswerStore {
  const path = '/events/{event_id}/availability/{user_id}'
  const params = { path: { event_id, user_id } }
  return {
    read: async () => {
      const { status, slots } = await answerOf(client.GET(path, { params }))
      return status === 'invited' ? 'nothing' : answerFrom(slots)
    },
    keep: async (said, isLeaving) => {
      if (said === 'nothing') {
        return answerOf(client.DELETE(path, { params, keepalive: isLeaving }))
      }
      const body = { user_id, slots: slotsOf(said) }
      const of = { path: { event_id } }
      // It outlives the page then; a browser takes only small ones so (Fetch, 64 KiB in all).
      const keepalive = isLeaving && body.slots.length < MOST_OUTLIVING
      await answerOf(
        client.POST('/events/{event_id}/availability', { params: of, body, keepalive }),
      )
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
