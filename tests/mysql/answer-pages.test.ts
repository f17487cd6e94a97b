import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAnswersSince } from '../../adapters/mysql/read-answers.ts'
import type { SqlValue } from '../../adapters/mysql/session.ts'
import type { User } from '../../domain/user/user.ts'
import {
  answerOf,
  inTime,
  organizerOf,
  reluctantly,
  sampleEvent,
  slot,
  user,
} from '../contract/samples.ts'
import { made } from '../made.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase } from './test-database.ts'

describe.skipIf(!hasServer)('answers of more people than are read at a time', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  test.each([199, 200, 201, 301])('are all read, those of %i people', async (count) => {
    const { availabilities, events } = mysqlRepositories(opened.database)
    const people = Array.from({ length: count }, (_, i) => user(`P${i}`))
    const event = sampleEvent(user('Olga'), people)
    await events.create(event, [organizerOf(event), ...people], [])
    const known = await availabilities.findAll(event.id, { atLeast: 1 })
    const answers = people.map(({ id }, i) => {
      const slots = [slot('14:00', '15:00'), reluctantly(slot('15:30', '16:00'))]
      return answerOf(id, ...(i % 7 === 0 ? [] : slots))
    })
    // Neither in the order in which they joined nor in that of their ids.
    for (const odd of [1, 0]) {
      for (const answer of answers.filter((_, i) => i % 2 === odd)) {
        made(await availabilities.replace(event.id, answer, inTime))
      }
    }
    const given = new Map(answers.map((answer) => [answer.userId, answer]))
    const atLeast = count + 1
    expect((await availabilities.findAll(event.id, { atLeast }))?.answers).toEqual(given)
    expect((await availabilities.findAll(event.id, { atLeast, known }))?.answers).toEqual(given)

    const pages: number[] = []
    await opened.database.snapshot((session) =>
      readAnswersSince(
        {
          ...session,
          tuples: async <Tuple>(sql: string, values: readonly SqlValue[]) => {
            const page = await session.tuples<Tuple>(sql, values)
            pages.push(page.length)
            return page
          },
        },
        event.id,
        1,
      ),
    )
    expect(Math.max(...pages)).toBe(100)
    expect(pages).toHaveLength(Math.floor(count / 100) + 1)

    const [first] = people as [User]
    made(await availabilities.withdraw(event.id, first.id, inTime))
    const withdrawn = await availabilities.findAll(event.id, { atLeast, known })
    expect(withdrawn?.answers.size).toBe(count - 1)
  })
})
