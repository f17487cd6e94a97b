import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { words } from '../words/words.ts'
import { ownPlace } from './own-place.ts'

/** Whom an id stands for. */
export type NameOf = (userId: string) => string

/** Names the participants of an event; whoever is hidden is somebody. */
export function namesIn(event: Schema<'Event'>): NameOf {
  const names = new Map(event.participants.map(({ user_id, name }) => [user_id, name]))
  const ownId = ownPlace(event)?.user_id
  return (userId) => (userId === ownId ? words.you : (names.get(userId) ?? words.somebody))
}
