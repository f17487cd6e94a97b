import { z } from '@hono/zod-openapi'
import { Description, MAX_LENGTH, PersonName, Title } from '../../../domain/text.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { EmailAddress, MAX_EMAIL_LENGTH } from '../../../domain/user/user.ts'
import { describeFault } from '../fault-wording.ts'
import { constructedBy } from './constructed-by.ts'

/** A string that the domain takes as a title. */
export const titleSchema = z
  .string()
  .transform(constructedBy(Title.of, describeFault))
  .openapi({ type: 'string', minLength: 1, maxLength: MAX_LENGTH.title, example: 'Q1 planning' })

/** A string that the domain takes as a description. */
export const descriptionSchema = z
  .string()
  .transform(constructedBy(Description.of, describeFault))
  .openapi({
    type: 'string',
    minLength: 1,
    maxLength: MAX_LENGTH.description,
    example: 'Goals and budget for the quarter.',
  })

/** A string that the domain takes as a person's name. */
export const nameSchema = z
  .string()
  .transform(constructedBy(PersonName.of, describeFault))
  .openapi({ type: 'string', minLength: 1, maxLength: MAX_LENGTH.name, example: 'Ada' })

/** A string that the domain takes as an e-mail address. */
export const emailSchema = z
  .string()
  .transform(constructedBy(EmailAddress.of, describeFault))
  .openapi({
    type: 'string',
    format: 'email',
    maxLength: MAX_EMAIL_LENGTH,
    example: 'ada@example.com',
  })

/** A string that the domain takes as a time zone. */
export const timeZoneSchema = z
  .string()
  .transform(constructedBy(TimeZone.of, describeFault))
  .openapi({
    type: 'string',
    description: 'A name of the IANA time zone database.',
    example: 'America/New_York',
  })
