import { z } from '@hono/zod-openapi'
import type { Result } from '../../../domain/result.ts'
import { constructedBy } from './constructed-by.ts'

/** How many items a page of a list has. */
const PAGE_SIZE = { least: 1, most: 100, usual: 20 } as const

/** How many items of a list are wanted. */
export const pageLimitSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})$/, 'must be a whole number')
  .transform(Number)
  .pipe(z.int().min(PAGE_SIZE.least).max(PAGE_SIZE.most))
  .default(PAGE_SIZE.usual)
  .openapi({
    param: { description: 'At most this many.' },
    type: 'integer',
    minimum: PAGE_SIZE.least,
    maximum: PAGE_SIZE.most,
    default: PAGE_SIZE.usual,
  })

/**
 * Where a page begins: the id of the last item of the page before, written so that nobody takes it for
 * more than it is.
 */
export const cursorSchema = <Id extends string>(
  idOf: (text: string) => Result<Id, unknown>,
  example: string,
) =>
  z
    .string()
    .max(100)
    .transform((text) => Buffer.from(text, 'base64url').toString('latin1'))
    .transform(constructedBy(idOf, () => 'is not a cursor that a list has answered'))
    .optional()
    .openapi({
      param: { description: '`next_cursor` of the page before.' },
      type: 'string',
      example: written(example),
    })

/** The cursor of the page behind an item; nothing behind the last page. */
export const showCursor = (id: string | undefined) =>
  id === undefined ? {} : { next_cursor: written(id) }

const written = (id: string) => Buffer.from(id, 'latin1').toString('base64url')

/** Where the next page begins. */
export const nextCursorSchema = z.string().optional().openapi({
  description: 'The cursor of the next page; missing on the last.',
})
