import { z } from '@hono/zod-openapi'
import { instantSchema } from './deadline-schema.ts'

/** A capability token in the answer that shows it. */
export const tokenSchema = z.string().openapi({
  description: 'Shown this once; only its hash is stored, so nobody can tell it again.',
  example: 'mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A',
})

const eventIdSchema = z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' })

/** A participant's new token. */
export const renewedTokenSchema = z
  .object({
    event_id: eventIdSchema,
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    token: tokenSchema,
  })
  .openapi('RenewedToken')

/** A new token for joining. */
export const renewedJoinTokenSchema = z
  .object({ event_id: eventIdSchema, join_token: tokenSchema })
  .openapi('RenewedJoinToken')

/** A new token for the organizer. */
export const renewedOrganizerTokenSchema = z
  .object({ event_id: eventIdSchema, organizer_token: tokenSchema })
  .openapi('RenewedOrganizerToken')

/** Whether people may add themselves. */
export const joiningSchema = z.enum(['open', 'closed']).openapi({
  description:
    '`closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.',
})

/** From when on links are worth nothing. */
export const linksExpireSchema = instantSchema({
  description:
    'From then on every token of the event but the organizer’s is as good as unknown; with an offset or `Z`.',
  example: '2026-02-01T00:00:00Z',
})

const audienceSchema = z.enum(['everyone', 'organizer_only'])

const visibilityFields = {
  answers: audienceSchema.openapi({
    description:
      '`organizer_only`: whether and when somebody can come is told to them and to the organizer alone. Everybody sees how many can come.',
  }),
  participants: audienceSchema.openapi({
    description:
      '`organizer_only`: who they are, where they are and when they work is told to them and to the organizer alone, and so are their answers. Everybody sees how many there are.',
  }),
}

/** What is to be shown to whom: only what it names. */
export const visibilityChangesSchema = z
  .strictObject({
    answers: visibilityFields.answers.optional(),
    participants: visibilityFields.participants.optional(),
  })
  .openapi('VisibilityChanges', { description: 'What participants see of each other.' })

/** What is shown to whom. */
export const visibilitySchema = z
  .object(visibilityFields)
  .openapi('Visibility', { description: 'What participants see of each other.' })
