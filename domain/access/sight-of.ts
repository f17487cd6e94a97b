import type { Event } from '../event/event.ts'
import type { Sight } from '../matching/sight.ts'
import type { UserId } from '../user/user-id.ts'
import type { Acting } from './grant.ts'

/**
 * What somebody who acts so may know of the event's participants. Where they are hidden, so are
 * their answers: a list of ids that can come tells who there is, and the same id in another place
 * tells it is the same person.
 */
export function sightOf({ visibility }: Pick<Event, 'visibility'>, viewer: Acting): Sight<UserId> {
  const self = viewer.role === 'participant' ? viewer.userId : undefined
  const isOrganizer = viewer.role === 'organizer'
  const people = isOrganizer || visibility.participants === 'everyone'
  const answers = isOrganizer || (people && visibility.answers === 'everyone')
  return {
    self,
    people: people ? 'everybody' : 'themselves',
    answers: answers ? 'everybody' : 'themselves',
  }
}
