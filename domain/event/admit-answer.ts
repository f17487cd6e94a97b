import { ok, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { EventState } from './availability-repository.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'

/** The deadline for answers has passed. */
export type AnswersClosed = { readonly _tag: 'AnswersClosed'; readonly answerBy: EpochMs }

/** Answers, new, changed or withdrawn, are admitted while the event is open and in time. */
export const admitAnswer =
  (now: EpochMs) =>
  (state: EventState): Result<void, WrongEventStatus | AnswersClosed> => {
    const open = requireStatus(state, 'open')
    if (!open.ok) return open
    return state.answerBy !== undefined && now >= state.answerBy
      ? refuse({ _tag: 'AnswersClosed', answerBy: state.answerBy })
      : ok(undefined)
  }
