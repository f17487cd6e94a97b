import { z } from '@hono/zod-openapi'
import { showInstant } from '../../../domain/time/shown-time.ts'
import type { UserChanges } from '../../../domain/user/change-user.ts'
import { MAX_SUBJECT_LENGTH, Subject, type UserRecord } from '../../../domain/user/user.ts'
import { describeFault } from '../fault-wording.ts'
import { constructedBy } from './constructed-by.ts'
import { nextCursorSchema } from './page-schemas.ts'
import { emailSchema, nameSchema, timeZoneSchema } from './text-schemas.ts'

const subjectSchema = z
  .string()
  .transform(constructedBy(Subject.of, describeFault))
  .openapi({
    type: 'string',
    pattern: `^[!-~]{1,${MAX_SUBJECT_LENGTH}}$`,
    description:
      'Who they are to the identity provider (`sub` of its access tokens): whoever brings such a token in the role `organizer` acts for them.',
    example: '248289761001',
  })

/** The body that registers a user. */
export const newUserSchema = z
  .strictObject({
    name: nameSchema,
    email: emailSchema,
    timezone: timeZoneSchema.optional(),
    subject: subjectSchema.optional(),
  })
  .transform(({ timezone, ...user }) => ({ ...user, timeZone: timezone }))
  .openapi('NewUser', {
    example: { name: 'Olga', email: 'olga@example.com', timezone: 'Europe/Berlin' },
  })

/** The body that changes a user: only what it names. */
export const userChangesSchema = z
  .strictObject({
    name: nameSchema.optional(),
    email: emailSchema.optional(),
    timezone: timeZoneSchema
      .nullable()
      .optional()
      .openapi({ type: ['string', 'null'], description: '`null` removes it.' }),
    subject: subjectSchema
      .nullable()
      .optional()
      .openapi({
        type: ['string', 'null'],
        description: 'For an admin; `null` lets no access token act for them.',
      }),
  })
  .transform(({ timezone, ...changes }): UserChanges => ({ ...changes, timeZone: timezone }))
  .openapi('UserChanges', { example: { name: 'Olga Orlova' } })

/** All that is known of a user. */
export const userSchema = z
  .object({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    name: z.string().openapi({ example: 'Olga' }),
    email: z.string().openapi({ example: 'olga@example.com' }),
    timezone: z.string().optional().openapi({ example: 'Europe/Berlin' }),
    registered_at: z.string().optional().openapi({
      format: 'date-time',
      description: 'Missing for somebody who came with an event, and goes with it.',
      example: '2026-01-05T09:00:00Z',
    }),
    subject: z.string().optional().openapi({ example: '248289761001' }),
  })
  .openapi('User')

/** One page of users. */
export const userPageSchema = z
  .object({ users: z.array(userSchema), next_cursor: nextCursorSchema })
  .openapi('UserPage')

/** A user as the interface shows them to themselves and to admins. */
export const showUser = (user: UserRecord): z.infer<typeof userSchema> => ({
  user_id: user.id,
  name: user.name,
  email: user.email,
  ...(user.timeZone !== undefined && { timezone: user.timeZone }),
  ...(user.registeredAt !== undefined && { registered_at: showInstant(user.registeredAt) }),
  ...(user.subject !== undefined && { subject: user.subject }),
})
