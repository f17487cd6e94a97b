import { createRoute, z } from '@hono/zod-openapi'
import { readSettledMeeting } from '../../../application/read-settled-meeting.ts'
import { calendarFile } from '../calendar/calendar-file.ts'
import { attachmentNamed } from '../calendar/file-name.ts'
import { entityTag, knowsTag } from '../entity-tag.ts'
import type { HttpApp } from '../http-context.ts'
import { CALENDAR_TYPE } from '../media-type.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { eventParams, eventRequest, ifNoneMatch, needsToken, ON_EVENT } from './operation.ts'

const IN_UTF_8 = `${CALENDAR_TYPE}; charset=utf-8`

const tag = {
  ETag: {
    description: 'Stands for the event’s revision; weak, since each file says when it was made.',
    schema: { type: 'string' as const, example: 'W/"3"' },
  },
}

/** The meeting as a file for calendars. */
export function registerCalendarFileRoute(app: HttpApp, run: RunUseCase): void {
  const read = createRoute({
    method: 'get',
    path: '/events/{event_id}/calendar.ics',
    operationId: 'readCalendarFile',
    tags: ['Schedule'],
    summary: 'Take the meeting into a calendar',
    description:
      'With any token of the event. An iCalendar file (RFC 5545) of a scheduled event; of one that was cancelled after that, the same entry as `STATUS:CANCELLED`, which takes it out of calendars again. The UID stays and SEQUENCE grows with each change, so that a later file replaces an earlier one. There is none while the event is open: what a calendar took up before the event was opened again stays there until the next file.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifNoneMatch },
    responses: {
      200: {
        description: 'The file.',
        content: { [IN_UTF_8]: { schema: z.string() } },
        headers: {
          ...tag,
          'Content-Disposition': {
            description: 'A name to save it under, after the title.',
            schema: { type: 'string', example: 'attachment; filename="Q1 planning.ics"' },
          },
        },
      },
      304: { description: 'The caller has it already.', headers: tag },
      ...problemAnswers(...ON_EVENT, {
        _tag: 'WrongEventStatus',
        status: 'open',
        allowed: ['scheduled'],
      }),
    },
  })
  app.openapi(read, async (c) => {
    const meeting = await run(c, readSettledMeeting(eventRequest(c)))
    const strong = entityTag(meeting.revision)
    c.header('ETag', `W/${strong}`)
    if (knowsTag(c.req.header('If-None-Match'), strong)) return c.body(null, 304)
    c.header('Content-Disposition', attachmentNamed(meeting.title))
    return c.body(calendarFile(meeting), 200, { 'Content-Type': IN_UTF_8 })
  })
}
