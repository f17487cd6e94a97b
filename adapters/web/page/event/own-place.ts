import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'

/** Whoever looks, as a participant; undefined for an organizer who takes no part. */
export function ownPlace({
  you,
  organizer,
  participants,
}: Schema<'Event'>): Schema<'Event'>['participants'][number] | undefined {
  const ownId = you.role === 'organizer' ? organizer.user_id : you.user_id
  return participants.find(({ user_id }) => user_id === ownId)
}
