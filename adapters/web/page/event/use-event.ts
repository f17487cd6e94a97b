import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { followChanges } from '../../../../clients/typescript/source/changes.ts'
import { SlotServiceError } from '../../../../clients/typescript/source/errors.ts'
import {
  answerOf,
  type Schema,
  type SlotClient,
} from '../../../../clients/typescript/source/slot-client.ts'
import type { Link } from '../link.ts'
import { clientFor, type Fault, faultOf, retryMs, SERVICE_URL } from '../service.ts'

/** An event with what everybody has said, as of one moment or two that follow closely. */
export type LoadedEvent = {
  readonly event: Schema<'Event'>
  /** Both are missing for whoever may only join, the heat map for a very large group, too. */
  readonly heatMap?: Schema<'HeatMap'>
  readonly recommendations?: Schema<'Recommendations'>
}

/** What the page knows of the event that it shows. */
export type EventOnPage = {
  readonly client: SlotClient
  readonly loaded: LoadedEvent | undefined
  /** Why there is nothing to show, or nothing new. */
  readonly fault: Fault | undefined
  /** Whether changes come in as they happen. */
  readonly isLive: boolean
  /** Reads it again at once. */
  readonly reload: () => Promise<void>
  /** Reads it again soon: where many answer at once, their changes are read together. */
  readonly reloadSoon: () => void
}

/** A reading under way, and the one that follows it for whoever wants to know what came after its start. */
type Readings = { underWay?: Promise<void> | undefined; following?: Promise<void> | undefined }

/** The event of a link, read anew whenever it changes, whoever changes it. */
export function useEvent({ eventId, token }: Link): EventOnPage {
  const client = useMemo(() => clientFor(token), [token])
  const [loaded, setLoaded] = useState<LoadedEvent>()
  const [fault, setFault] = useState<Fault>()
  const [isLive, setLive] = useState(false)
  const connections = useConnections()
  const readings = useRef<Readings>({})
  const lastReadAt = useRef(Number.NEGATIVE_INFINITY)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const reload = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const now = readings.current
    if (now.underWay !== undefined) {
      // It may have been answered before what is to be read came to be.
      now.following ??= now.underWay.then(() => {
        now.following = undefined
        return readings.current === now ? reload() : undefined
      })
      return now.following
    }
    lastReadAt.current = performance.now()
    const read = async () => {
      const next = await load(client, eventId).then(
        (loaded) => ({ loaded, fault: undefined }),
        (error) => ({ loaded: undefined, fault: faultOf(error) }),
      )
      now.underWay = undefined
      if (readings.current !== now) return
      setFault(next.fault)
      if (next.loaded !== undefined) setLoaded(next.loaded)
    }
    now.underWay = read()
    return now.underWay
  }, [client, eventId])
  useEffect(() => () => clearTimeout(timer.current), [])

  useEffect(() => {
    // One that is under way may be lost with the network that it went over.
    readings.current = {}
    void reload()
  }, [reload, connections])
  useEffect(() => {
    const afterMs = fault && retryMs(fault)
    if (afterMs === undefined) return
    const again = setTimeout(() => void reload(), afterMs)
    return () => clearTimeout(again)
  }, [fault, reload])

  const isFollowed = useVisibility() && loaded !== undefined
  const reloadSoon = () => {
    if (timer.current !== undefined) return
    const waitedMs = performance.now() - lastReadAt.current
    const afterMs = Math.max(0, pauseMs(loaded?.event.participant_count ?? 0) - waitedMs)
    timer.current = setTimeout(reload, afterMs)
  }
  const known = useRef({ revision: 0, reload, reloadSoon })
  known.current = { revision: loaded?.event.revision ?? 0, reload, reloadSoon }
  useEffect(() => {
    if (!isFollowed) return
    const ended = new AbortController()
    const follow = async () => {
      const changes = followChanges({
        url: SERVICE_URL,
        token,
        eventId,
        signal: ended.signal,
        onConnection: setLive,
      })
      for await (const revision of changes) {
        if (revision > known.current.revision) known.current.reloadSoon()
      }
      // It was deleted: the service says so better.
      if (!ended.signal.aborted) await known.current.reload()
    }
    follow()
      .catch((error: unknown) => ended.signal.aborted || setFault(faultOf(error)))
      .finally(() => setLive(false))
    return () => ended.abort()
  }, [isFollowed, connections, token, eventId])

  return { client, loaded, fault, isLive, reload, reloadSoon }
}

/**
 * How long to wait from one reading to the next. A group may sit behind one address, all of them with the
 * page open, and the service counts what an address asks for in a minute: the more there are, the longer
 * each waits, so that they ask for the same all together.
 */
const pauseMs = (participantCount: number) => Math.max(500, 30 * participantCount)

/**
 * Whether anybody can see the page. A browser has six connections to a host (HTTP/1.1): pages that nobody
 * looks at must not hold them.
 */
function useVisibility(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isVisible
}

/** How often the device came back into a network: what waits to try again need wait no longer then. */
function useConnections(): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const more = () => setCount((before) => before + 1)
    window.addEventListener('online', more)
    return () => window.removeEventListener('online', more)
  }, [])
  return count
}

async function load(client: SlotClient, eventId: string): Promise<LoadedEvent> {
  const path = { event_id: eventId }
  const event = await answerOf(client.GET('/events/{event_id}', { params: { path } }))
  if (event.you.role === 'join') return { event }
  const [heatMap, recommendations] = await Promise.all([
    answerOf(client.GET('/events/{event_id}/heat-map', { params: { path } })).catch(unlessTooLarge),
    answerOf(
      client.GET('/events/{event_id}/recommendations', {
        params: { path, query: { distinct: true, advice: true } },
      }),
    ),
  ])
  return { event, ...(heatMap !== undefined && { heatMap }), recommendations }
}

/** Of a very large group there is no heat map, and all the rest is there. */
function unlessTooLarge(error: unknown): undefined {
  if (error instanceof SlotServiceError && error.status === 422) return undefined
  throw error
}
