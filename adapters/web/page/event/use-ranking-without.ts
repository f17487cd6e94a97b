import { useEffect, useRef, useState } from 'preact/hooks'
import { answerOf, type Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { clientFor, type Fault, faultOf, retryMs } from '../service.ts'
import type { LoadedEvent } from './use-event.ts'

/** A ranking, whatever it was made from. */
export type Ranking = Pick<
  Schema<'Recommendations'>,
  'recommendations' | 'advice' | 'empty_reason' | 'participant_count' | 'duration_minutes'
>

/** Whether everything that a ranking is made from is the viewer's to know. */
export const canRankWithout = ({ event, heatMap }: LoadedEvent): boolean =>
  heatMap !== undefined &&
  heatMap.answers.length === heatMap.responded_count &&
  event.participants.length === event.participant_count

/**
 * The ranking as it would be if some people were not to come: ranked by the service from what the page
 * has in hand, so that the same rules hold.
 *
 * @returns the ranking that came last, and without whom it is, which may be others while `isPending`; none
 *   while nobody is left out, or before the first
 */
export function useRankingWithout(
  loaded: LoadedEvent,
  leftOut: ReadonlySet<string>,
): {
  readonly without: { readonly people: ReadonlySet<string>; readonly ranking: Ranking } | undefined
  readonly isPending: boolean
  readonly fault: Fault | undefined
} {
  const [without, setWithout] = useState<{ people: ReadonlySet<string>; ranking: Ranking }>()
  const [isPending, setPending] = useState(false)
  const [fault, setFault] = useState<Fault>()
  /** How often to ask again for what could not be had. */
  const [attempt, setAttempt] = useState(0)
  const asked = useRef({ leftOut, atMs: 0 })

  useEffect(() => {
    setPending(leftOut.size > 0)
    if (leftOut.size === 0) {
      setWithout(undefined)
      setFault(undefined)
      return
    }
    const ended = new AbortController()
    const ask = () => {
      asked.current = { leftOut, atMs: performance.now() }
      const body = { ...dataWithout(loaded, leftOut), distinct: true, advice: true }
      answerOf(clientFor(undefined).POST('/recommendations', { body, signal: ended.signal }))
        .then((ranking) => {
          setWithout({ people: leftOut, ranking })
          setFault(undefined)
        })
        .catch((error) => ended.signal.aborted || setFault(faultOf(error)))
        .finally(() => ended.signal.aborted || setPending(false))
    }
    // Whoever asks is answered at once; what others answer meanwhile can wait.
    const isAsked = asked.current.leftOut !== leftOut
    const afterMs = isAsked ? 0 : Math.max(0, asked.current.atMs + PAUSE_MS - performance.now())
    const timer = setTimeout(ask, afterMs)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [loaded, leftOut, attempt])

  useEffect(() => {
    const afterMs = fault && retryMs(fault)
    if (afterMs === undefined) return
    const timer = setTimeout(() => setAttempt((before) => before + 1), afterMs)
    return () => clearTimeout(timer)
  }, [fault])
  return { without, isPending, fault }
}

/** Such a ranking costs the service more than a reading does, and has a limit of its own. */
const PAUSE_MS = 3_000

/** The event as data in hand, without these people. */
function dataWithout({ event, heatMap }: LoadedEvent, leftOut: ReadonlySet<string>) {
  const answers = new Map(heatMap?.answers.map(({ user_id, slots }) => [user_id, slots]))
  const stays = (userId: string) => !leftOut.has(userId)
  return {
    duration_minutes: event.duration_minutes,
    step_minutes: event.step_minutes,
    buffer_before_minutes: event.buffer_before_minutes,
    buffer_after_minutes: event.buffer_after_minutes,
    proposed_slots: event.proposed_slots,
    participants: event.participants
      .filter(({ user_id }) => stays(user_id))
      .map(({ user_id, required, timezone, working_hours }) => ({
        id: user_id,
        required,
        ...(timezone !== undefined && { timezone }),
        ...(working_hours !== undefined && { working_hours }),
        ...(answers.has(user_id) && { slots: answers.get(user_id) ?? [] }),
      })),
    groups: event.groups
      .map(({ members, ...group }) => ({ ...group, members: members.filter(stays) }))
      .filter(({ members }) => members.length > 0)
      .map((group) => ({ ...group, at_least: Math.min(group.at_least, group.members.length) })),
  }
}
