import type { Result } from '../result.ts'
import type { EventState } from './availability-repository.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'

/** Answers, new, changed or withdrawn, are admitted as long as the event is open. */
export function admitAnswer(state: EventState): Result<void, WrongEventStatus> {
  return requireStatus(state, 'open')
}
