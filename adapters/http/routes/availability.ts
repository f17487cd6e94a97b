import { createRoute, type z } from '@hono/zod-openapi'
import { readAvailability } from '../../../application/read-availability.ts'
import { submitAvailability } from '../../../application/submit-availability.ts'
import { submitCalendar } from '../../../application/submit-calendar.ts'
import { withdrawAvailability } from '../../../application/withdraw-availability.ts'
import { entityTag, knowsTag } from '../entity-tag.ts'
import type { HttpApp, HttpContext, HttpEnvironment } from '../http-context.ts'
import { CALENDAR_TYPE } from '../media-type.ts'
import { calendarOrJsonBody } from '../middleware/calendar-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import {
  availabilitySchema,
  showAvailability,
  submissionSchema,
  submittedSchema,
} from '../schemas/availability-schemas.ts'
import { calendarFileSchema, calendarQuerySchema } from '../schemas/calendar-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  entityTagHeader,
  eventParams,
  eventRequest,
  ifMatch,
  ifNoneMatch,
  json,
  needsToken,
  notModified,
  ON_EVENT,
  participantParams,
  WITH_BODY,
} from './operation.ts'
import { refuseInput } from './ranked-answer.ts'
import { describeRepeatable, registerRepeatable } from './repeatable.ts'

const tags = ['Availability']

type HttpCalendar = HttpEnvironment['Variables']['calendar']

const submissionBody = {
  required: false as boolean,
  content: {
    'application/json': { schema: submissionSchema },
    [CALENDAR_TYPE]: { schema: calendarFileSchema },
  },
}

/** Submitting, reading and withdrawing answers. */
export function registerAvailabilityRoutes(app: HttpApp, run: RunUseCase): void {
  const submit = createRoute({
    method: 'post',
    path: '/events/{event_id}/availability',
    operationId: 'submitAvailability',
    tags,
    summary: 'Say when a participant can attend',
    description:
      'Replaces the participant’s earlier answer as a whole: with `slots`, in which they can come, or with `busy`, in which they can’t; or with a calendar file (`text/calendar`, at most 2 MiB), of which nothing is kept but the free time that it leaves of the proposed slots. Time that a calendar marks as tentative is free if needed. Participants answer for themselves, the organizer for anyone.',
    ...needsToken(run, calendarOrJsonBody()),
    request: {
      params: eventParams,
      query: calendarQuerySchema,
      headers: ifMatch,
      body: submissionBody,
    },
    responses: {
      200: {
        ...json('The answer as it was stored: merged and exact.', submittedSchema),
        headers: entityTagHeader,
      },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'ParticipantNotFound',
        'WrongEventStatus',
        'AnswersClosed',
        'StaleRevision',
        'UnreadableCalendar',
        'CalendarRefused',
        'TooManyBusyTimes',
      ),
    },
  })
  // The library takes a body that must be there for JSON, whatever its type says: it is described as one
  // that must, and checked as one that need not.
  describeRepeatable(app, {
    ...submit,
    request: { ...submit.request, body: { ...submissionBody, required: true } },
  })
  const calendarRequest = (c: HttpContext, calendar: NonNullable<HttpCalendar>) => {
    const query = c.req.valid('query' as never) as z.output<typeof calendarQuerySchema>
    const { user_id: userId = ownId(c), timezone: timeZone, preview } = query
    return { ...eventRequest(c), userId, calendar, timeZone, isPreview: preview === 'true' }
  }
  // A calendar that is followed, and what it waits for, must not keep others from writing.
  const follow = async (c: HttpContext) => {
    const calendar = c.get('calendar')
    if (calendar === undefined) return
    await run(c, submitCalendar({ ...calendarRequest(c, calendar), isPreview: true }))
  }
  registerRepeatable(
    app,
    run,
    { ...submit, hide: true },
    async (c) => {
      const query = c.req.valid('query')
      const calendar = c.get('calendar')
      if (calendar !== undefined) {
        const request = calendarRequest(c, calendar)
        const { answer, revision, eventId } = await run(c, submitCalendar(request))
        c.header('ETag', entityTag(revision))
        const shown = showAvailability({ eventId, userId: answer.userId, answer, revision })
        const preview = request.isPreview && { preview: true as const }
        return c.json({ ...shown, notices: [], ...preview }, 200)
      }
      refuseInput(
        Object.keys(query).map((parameter) => ({
          parameter,
          detail: 'is for a calendar file alone',
        })),
      )
      const { notices, userId, submission } = c.req.valid('json') as z.output<
        typeof submissionSchema
      >
      const request = { ...eventRequest(c), userId, ...submission }
      const stored = await run(c, submitAvailability(request))
      c.header('ETag', entityTag(stored.revision))
      return c.json({ ...showAvailability(stored), notices }, 200)
    },
    follow,
  )

  const read = createRoute({
    method: 'get',
    path: '/events/{event_id}/availability/{user_id}',
    operationId: 'readAvailability',
    tags,
    summary: 'Read what a participant has said',
    description: 'For the participant and the organizer.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifNoneMatch },
    responses: {
      200: { ...json('The answer.', availabilitySchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'ParticipantNotFound'),
    },
  })
  app.openapi(read, async (c) => {
    const request = { ...eventRequest(c), userId: c.req.param('user_id') }
    const found = await run(c, readAvailability(request))
    const tag = entityTag(found.revision)
    c.header('ETag', tag)
    if (knowsTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
    return c.json(showAvailability(found), 200)
  })

  const withdraw = createRoute({
    method: 'delete',
    path: '/events/{event_id}/availability/{user_id}',
    operationId: 'withdrawAvailability',
    tags,
    summary: 'Withdraw an answer',
    description: 'The participant counts as not having answered.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifMatch },
    responses: {
      204: { description: 'There is no answer any more.' },
      ...problemAnswers(
        ...ON_EVENT,
        'ParticipantNotFound',
        'WrongEventStatus',
        'AnswersClosed',
        'StaleRevision',
      ),
    },
  })
  app.openapi(withdraw, async (c) => {
    await run(c, withdrawAvailability({ ...eventRequest(c), userId: c.req.param('user_id') }))
    return c.body(null, 204)
  })
}

/**
 * The participant who calls, where nobody said whose calendar it is. Whoever may answer for anyone has to
 * say; whoever may for nobody is refused by the use case.
 */
function ownId(c: HttpContext): string {
  const caller = c.get('caller')
  if (caller.role === 'organizer' || caller.role === 'trusted') {
    refuseInput([{ parameter: 'user_id', detail: 'is required of whoever answers for anyone' }])
  }
  return caller.role === 'participant' ? caller.userId : ''
}
