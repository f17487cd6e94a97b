import { fc } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { IssuedGrant } from '../../domain/access/grant.ts'
import type { EventWithAnswers } from '../../domain/event/availability-repository.ts'
import type { Event } from '../../domain/event/event.ts'
import type { User } from '../../domain/user/user.ts'
import { NOON } from '../property/arbitraries/time.ts'
import type { Repositories } from './repositories.contract.ts'

/** An event in two storages, and whom it has ever seen. */
export type Both = {
  readonly event: Event
  readonly organizer: User
  readonly people: User[]
  readonly grants: IssuedGrant[]
  readonly memory: Repositories
  readonly mysql: Repositories
  /** What each has last answered with, to be brought up to date. */
  known: { memory: EventWithAnswers | undefined; mysql: EventWithAnswers | undefined }
}

/** Something to do with an event, described by its `toString`. */
export type Command = fc.AsyncCommand<object, Both>

/** One operation on both storages: the same answer. */
export const step = (
  words: string,
  operation: (repositories: Repositories, both: Both) => Promise<unknown>,
): Command => ({
  check: () => true,
  run: async (_model, both) => {
    const inMemory = await operation(both.memory, both)
    expect(await operation(both.mysql, both)).toEqual(inMemory)
  },
  toString: () => words,
})

/** The place of {@link somebody}. */
export const place = () => fc.nat({ max: 6 })

/** Somebody who takes part, or did, or never has. */
export const somebody = (
  { people, organizer }: Pick<Both, 'people' | 'organizer'>,
  place: number,
) => people[place % (people.length + 1)] ?? organizer

/** Instants around those at which the deadlines lie. */
export const moment = () => fc.nat({ max: 3 }).map((hours) => NOON + hours)
