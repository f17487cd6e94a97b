import { readFileSync } from 'node:fs'
import type { HttpApp } from './http-context.ts'
import { describeWebhookMessages } from './webhook-messages.ts'

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

/** How callers can show who they are; which of it an operation takes, the operation says. */
const SECURITY_SCHEMES = {
  capability:
    'A capability token of the event (`mst_…`): the organizer’s, a participant’s, or the one for joining.',
  apiKey:
    'An API key (`msk_…`) with the role `admin` (everything), `organizer` (the events of one user) or `reader` (looks at every event).',
  accessToken:
    'A JWT of the identity provider that the service trusts, with one of these roles; an organizer is the user registered for its subject.',
} as const

/** The description of the whole interface, made from the schemas that check the requests. */
export function openApiDocument(app: HttpApp, basePath: string) {
  for (const [name, description] of Object.entries(SECURITY_SCHEMES)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, {
      type: 'http',
      scheme: 'bearer',
      description,
    })
  }
  describeWebhookMessages(app)
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Meeting Slot Service',
      version,
      description:
        'An organizer proposes windows, everyone says when they can, and the service ranks every possible slot, in every time zone. Errors are problem details (RFC 9457). A body may have 64 KiB, data in hand 256 KiB, a calendar file 2 MiB: a larger group is added in several calls.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: basePath === '' ? '/' : basePath, description: 'This instance.' }],
    tags: [
      { name: 'Events', description: 'Meetings to be placed.' },
      { name: 'Participants', description: 'Who is invited.' },
      { name: 'Availability', description: 'When they can attend.' },
      { name: 'Recommendations', description: 'The possible times, ranked.' },
      { name: 'Schedule', description: 'The time that was settled on.' },
      { name: 'Webhooks', description: 'Whom to tell what happens, and what they are told.' },
      { name: 'Users', description: 'Who stays when events go; for service credentials.' },
      { name: 'System', description: 'For those who run the service.' },
    ],
  })
}
