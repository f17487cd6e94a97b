import type { EventStatus, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { ClaimWish } from '../../domain/webhook/delivery-queue.ts'
import {
  afterLook,
  type KnownSuit,
  knownAt,
  NEXT_LOOK_MS,
} from '../../domain/webhook/suits-everyone.ts'
import { insertDeliveries } from './outbox-rows.ts'
import type { Session } from './session.ts'
import { readTypes } from './watched-types.ts'

/** So many looks are claimed at most. */
const MOST_LOOKS = 20

/** Claims events that it is worth looking at, as `claimDeliveries` does deliveries. */
export async function claimLooks(
  session: Session,
  { now, until, limit }: ClaimWish,
): Promise<readonly EventId[]> {
  const due = await session.tuples<[EventId]>(
    `SELECT event_id FROM event_looks WHERE due_ms <= ? ORDER BY due_ms
      LIMIT ${MOST_LOOKS} FOR UPDATE SKIP LOCKED`,
    [now],
  )
  const claimed = due.flat().slice(0, limit)
  for (const eventId of claimed) await setDue(session, eventId, until)
  return claimed
}

/** Stores what was found of an event, and what that has to tell: `DeliveryQueue.recordLook`. */
export async function recordLook(
  session: Session,
  eventId: EventId,
  { revision, suits }: { readonly revision: Revision; readonly suits: boolean },
  now: EpochMs,
): Promise<void> {
  const event = await lockLookedAt(session, eventId)
  if (event === undefined) return
  if (event.revision !== revision) return setDue(session, eventId, now + NEXT_LOOK_MS)
  const before = await readKnown(session, eventId, revision)
  const { known, isNews } = afterLook(before, { isOpen: event.status === 'open', suits })
  await session.write(
    'UPDATE event_looks SET suits_everyone = ?, due_ms = NULL WHERE event_id = ?',
    [Number(known), eventId],
  )
  if (isNews) {
    await insertDeliveries(session, eventId, [{ type: 'event.suits_everyone', revision }], now)
  }
}

type LookedAt = { readonly revision: Revision; readonly status: EventStatus['name'] }

/** The event, which nobody else can change, as long as somebody watches for what was looked for. */
async function lockLookedAt(session: Session, eventId: EventId): Promise<LookedAt | undefined> {
  const [event] = await session.rows<LookedAt & { readonly types: string }>(
    'SELECT revision, status, watched_types AS types FROM events WHERE event_id = ? FOR UPDATE',
    [eventId],
  )
  return readTypes(event?.types ?? '').includes('event.suits_everyone') ? event : undefined
}

/** What is known before a look at this revision. */
async function readKnown(
  session: Session,
  eventId: EventId,
  revision: Revision,
): Promise<KnownSuit> {
  const [row] = await session.tuples<[known: 0 | 1 | null, since: Revision]>(
    'SELECT suits_everyone, since_revision FROM event_looks WHERE event_id = ?',
    [eventId],
  )
  const [known = null, since = revision] = row ?? []
  return knownAt(known === null ? undefined : known === 1, since, revision)
}

async function setDue(session: Session, eventId: EventId, due: EpochMs | null): Promise<void> {
  await session.write('UPDATE event_looks SET due_ms = ? WHERE event_id = ?', [due, eventId])
}
