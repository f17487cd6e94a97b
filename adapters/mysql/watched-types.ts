import type { NoticeType } from '../../domain/webhook/notice.ts'

/** What the enabled webhooks of an event want to be told: `watched_types` of its row. */
export type Watched = ReadonlySet<NoticeType>

/** Whether telling them takes knowing if everyone has answered. */
export const watchesAnswers = (watched: Watched): boolean =>
  watched.has('event.everyone_answered') || watched.has('event.suits_everyone')

/** Reads a list of types from its column. */
export const readTypes = (list: string): readonly NoticeType[] =>
  list === '' ? [] : (list.split(',') as NoticeType[])
