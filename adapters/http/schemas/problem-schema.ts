import { z } from '@hono/zod-openapi'
import { type FailureTag, PROBLEMS, problemType } from '../problem.ts'

const inputFaultSchema = z.object({
  pointer: z.string().optional().openapi({
    description: 'Where in the body: a JSON pointer (RFC 6901).',
    example: '/slots/2/end_time',
  }),
  parameter: z.string().optional().openapi({ description: 'Which query parameter.' }),
  detail: z.string(),
})

/** RFC 9457. */
const problemSchema = z
  .object({
    type: z.string().openapi({ format: 'uri', description: 'The kind of problem, for programs.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().openapi({ description: 'The request, by the id that the log has too.' }),
    errors: z.array(inputFaultSchema).optional().openapi({ description: 'Every fault at once.' }),
  })
  .openapi('Problem')

/** What the description of an operation says of the failures that it can end in, by status. */
export function problemAnswers(...tags: readonly FailureTag[]) {
  const byStatus = Map.groupBy(tags, (tag) => PROBLEMS[tag].status)
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      status,
      {
        description: [...new Set(sameStatus.map((tag) => PROBLEMS[tag].title))].join(' · '),
        content: {
          'application/problem+json': {
            schema: problemSchema,
            examples: Object.fromEntries(sameStatus.map((tag) => [tag, { value: example(tag) }])),
          },
        },
      },
    ]),
  )
}

const example = (tag: FailureTag) => ({
  type: problemType(tag),
  title: PROBLEMS[tag].title,
  status: PROBLEMS[tag].status,
  detail: PROBLEMS[tag].title,
  instance: 'urn:uuid:019b0a3c-7d5e-7c3a-9a51-3f0c2f1d8e77',
})
