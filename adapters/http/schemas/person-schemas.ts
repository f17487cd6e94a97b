import { z } from '@hono/zod-openapi'
import type { Introduction } from '../../../application/create-event.ts'
import type { PersonView } from '../../../application/event-view.ts'
import { MAX_PARTICIPANTS } from '../../../domain/event/participant.ts'
import { EmailAddress } from '../../../domain/user/user.ts'
import { EVEN_IF_FAULTY } from './all-at-once.ts'
import { emailSchema, nameSchema, timeZoneSchema } from './text-schemas.ts'

/** A person who is introduced to the service. */
export const introductionSchema = z
  .strictObject({
    name: nameSchema,
    email: emailSchema,
    timezone: timeZoneSchema.optional(),
  })
  .transform(({ timezone, ...person }): Introduction => ({ ...person, timeZone: timezone }))
  .openapi('Introduction')

/** People who are introduced together; no two have one address. */
export const introductionsSchema = z
  .array(introductionSchema)
  .max(MAX_PARTICIPANTS)
  .superRefine((people, context) => {
    const readable = people.flatMap((person, index) => {
      const email = typeof person?.email === 'string' && EmailAddress.of(person.email)
      return email !== false && email.ok ? [{ email: email.value, index }] : []
    })
    for (const place of EmailAddress.repeated(readable.map(({ email }) => email))) {
      const message = 'is the address of another participant too'
      const path = [readable[place]?.index ?? place, 'email']
      context.addIssue({ code: 'custom', message, path, input: people })
    }
  }, EVEN_IF_FAULTY)

/** The body that adds people: one, or many. */
export const newParticipantsSchema = z
  .union([
    introductionSchema.transform((person) => [person]),
    z
      .strictObject({ participants: introductionsSchema.min(1) })
      .transform(({ participants }) => participants),
  ])
  .openapi('NewParticipants', { example: { name: 'Cleo', email: 'cleo@example.com' } })

/** A person as the interface shows them. */
export const showPerson = ({ id, name, email, timeZone }: PersonView) => ({
  user_id: id as string,
  name: name as string,
  ...(email !== undefined && { email: email as string }),
  ...(timeZone !== undefined && { timezone: timeZone as string }),
})
