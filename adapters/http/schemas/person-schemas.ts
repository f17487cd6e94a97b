import { z } from '@hono/zod-openapi'
import type { Introduction, ParticipantIntroduction } from '../../../application/create-event.ts'
import type { ParticipantView, PersonView } from '../../../application/event-view.ts'
import type { AttendingChanges } from '../../../domain/event/change-participant.ts'
import { MAX_PARTICIPANTS } from '../../../domain/event/participant.ts'
import { EmailAddress } from '../../../domain/user/user.ts'
import { EVEN_IF_FAULTY } from './all-at-once.ts'
import { emailSchema, nameSchema, timeZoneSchema } from './text-schemas.ts'
import { showWorkingHours, workingHoursSchema } from './working-hours-schemas.ts'

const personFields = {
  name: nameSchema,
  email: emailSchema,
  timezone: timeZoneSchema.optional(),
}

/** A person who is introduced to the service. */
export const introductionSchema = z
  .strictObject(personFields)
  .transform(({ timezone, ...person }): Introduction => ({ ...person, timeZone: timezone }))
  .openapi('Introduction')

/** Whether somebody must come. */
export const requiredSchema = z.boolean().openapi({
  description: 'Whether the meeting makes no sense without them.',
  example: true,
})

const participantIntroductionSchema = z
  .strictObject({
    ...personFields,
    required: requiredSchema.default(false),
    working_hours: workingHoursSchema.optional(),
  })
  .transform(
    ({ timezone, working_hours, ...person }): ParticipantIntroduction => ({
      ...person,
      timeZone: timezone,
      workingHours: working_hours,
    }),
  )
  .openapi('ParticipantIntroduction')

/** People who are introduced together; no two have one address. */
export const introductionsSchema = z
  .array(participantIntroductionSchema)
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
    participantIntroductionSchema.transform((person) => [person]),
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

/** The body that changes how somebody takes part: only what it names. */
export const attendingChangesSchema = z
  .strictObject({
    required: requiredSchema.optional(),
    timezone: timeZoneSchema
      .nullable()
      .optional()
      .openapi({
        type: ['string', 'null'],
        description: 'A name of the IANA time zone database; `null` takes it back.',
      }),
    working_hours: workingHoursSchema
      .nullable()
      .optional()
      .openapi({ description: 'When they work there; `null` takes it back.' }),
  })
  .transform(
    ({ required, timezone, working_hours }): AttendingChanges => ({
      required,
      timeZone: timezone,
      workingHours: working_hours,
    }),
  )
  .openapi('AttendingChanges', { example: { required: true, timezone: 'Europe/Berlin' } })

/** A participant as the interface shows them. */
export const showParticipant = (person: ParticipantView) => ({
  ...showPerson(person),
  ...(person.status !== undefined && { status: person.status }),
  required: person.required,
  ...(person.workingHours !== undefined && {
    working_hours: showWorkingHours(person.workingHours),
  }),
})
