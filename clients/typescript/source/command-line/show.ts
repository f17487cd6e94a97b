import type { Command } from 'commander'
import { answerOf, type Schema } from '../slot-client.ts'
import { EVENT } from './answer-shapes.ts'
import { answerTo } from './refusal.ts'
import { type ServiceOptions, targetOf, withEvent, withServiceOptions } from './service-options.ts'
import { shownInstant, shownSpans } from './shown-time.ts'
import { table } from './table.ts'
import { harmlessJson, type Terminal } from './terminal.ts'
import { zoneOption } from './zone-option.ts'

type ShowOptions = ServiceOptions & { readonly zone: string }

/** `slots show`: what an event is, when it may be, and who takes part. */
export function addShow(program: Command, terminal: Terminal): void {
  const command = withEvent(program.command('show'))
    .description('print when the meeting may be, or is, and who takes part')
    .addOption(zoneOption('in which zone to show times'))
  withServiceOptions(command).action((event: string | undefined, options: ShowOptions) =>
    show(event, options, terminal),
  )
}

async function show(
  argument: string | undefined,
  options: ShowOptions,
  terminal: Terminal,
): Promise<void> {
  const { client, eventId } = targetOf(argument, options, terminal)
  const event = await answerTo(
    answerOf(client.GET('/events/{event_id}', { params: { path: { event_id: eventId } } })),
    EVENT,
  )
  terminal.print(
    options.json === true ? harmlessJson(event) : eventText(event, options.zone, terminal.columns),
  )
}

function eventText(event: Schema<'Event'>, zone: string, width: number | undefined): string {
  const { title, duration_minutes, status, scheduled, answer_by, participants } = event
  const rows = participants.map((one) => [
    one.name,
    one.status === undefined ? '' : (ANSWERED[one.status] ?? one.status),
    one.required ? 'yes' : '',
    one.user_id,
  ])
  return [
    `${title}, ${duration_minutes} minutes: ${status}. Times are those of ${zone}.`,
    ...(scheduled === undefined ? [] : [`It is ${shownSpans([scheduled], zone).join('')}.`]),
    ...(answer_by === undefined ? [] : [`Answers by ${shownInstant(answer_by, zone)}.`]),
    'It may be:',
    ...shownSpans(event.proposed_slots, zone).map((span) => `  ${span}`),
    ...(rows.length === 0 ? [] : [table(COLUMNS, rows, width)]),
  ].join('\n')
}

const COLUMNS = [
  { title: 'who', mayWrap: true },
  { title: 'answered' },
  { title: 'must come' },
  { title: 'id' },
] as const

const ANSWERED = { responded: 'yes', invited: 'not yet' } as const
