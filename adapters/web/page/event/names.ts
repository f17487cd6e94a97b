import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { words } from '../words/words.ts'

/** Whom an id stands for. */
export type NameOf = (userId: string) => string

/**
 * Names the participants of an event; whoever is hidden is somebody.
 *
 * @param ownId  the id of whoever reads it
 */
export function namesIn(event: Schema<'Event'>, ownId: string | undefined): NameOf {
  const names = new Map(event.participants.map(({ user_id, name }) => [user_id, name]))
  return (userId) => (userId === ownId ? words.you : (names.get(userId) ?? words.somebody))
}
