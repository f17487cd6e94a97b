import { Effect } from 'effect'
import type { Revision } from '../domain/event/event.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'

/** Is told at which revision the event stands, undefined once it is gone; not only when that is news. */
export type Follower = (revision: Revision | undefined) => void

/**
 * Who follows which events in this process. The storage is asked for all of them together: it has as
 * many questions to bear as there are processes, however many people follow, and none where nobody does.
 */
export class FollowedRevisions {
  readonly #followers = new Map<EventId, Set<Follower>>()

  /** @returns what ends it */
  follow(eventId: EventId, follower: Follower): () => void {
    const followers = this.#followers.get(eventId) ?? new Set()
    this.#followers.set(eventId, followers.add(follower))
    return () => {
      followers.delete(follower)
      if (followers.size === 0) this.#followers.delete(eventId)
    }
  }

  /** Looks once, and tells every follower of what it looked for. */
  look(): Effect.Effect<void, StorageUnavailable, Events> {
    const followed = [...this.#followers.keys()]
    if (followed.length === 0) return Effect.void
    const found = Effect.flatMap(Events, (events) => ask(() => events.revisionsOf(followed)))
    return Effect.map(found, (revisions) => {
      for (const eventId of followed) this.#tell(eventId, revisions.get(eventId))
    })
  }

  #tell(eventId: EventId, revision: Revision | undefined): void {
    for (const follower of this.#followers.get(eventId) ?? []) follower(revision)
  }
}
