import type { Command } from 'commander'
import { answerOnce } from '../answer-once.ts'
import { eventLink } from '../event-link.ts'
import type { Schema } from '../slot-client.ts'
import { CREATED } from './answer-shapes.ts'
import { noticeLines } from './notice-lines.ts'
import {
  each,
  type Person,
  readNumber,
  readPerson,
  readWindow,
  type Window,
} from './option-values.ts'
import { answerTo, type Origins } from './refusal.ts'
import {
  clientOf,
  type ServiceOptions,
  tokenOf,
  urlOf,
  withServiceOptions,
} from './service-options.ts'
import { harmlessJson, type Terminal } from './terminal.ts'
import { zoneOption } from './zone-option.ts'

type CreateOptions = ServiceOptions & {
  readonly title: string
  readonly description?: string
  readonly duration: number
  readonly step?: number
  readonly organizer: Person
  readonly window: readonly Window[]
  readonly zone: string
  readonly invite?: readonly Person[]
}

/** `slots create`: makes an event, and prints the links that open it. */
export function addCreate(program: Command, terminal: Terminal): void {
  const command = program
    .command('create')
    .description('create an event, and print the link of everybody')
    .requiredOption('--title <title>', 'what the meeting is called')
    .requiredOption('--duration <minutes>', 'how long it lasts', readNumber)
    .requiredOption('--organizer <person>', 'who organizes: "Olga <olga@example.com>"', readPerson)
    .requiredOption(
      '--window <start/end>',
      'when it may be: "2026-01-12T14:00/16:00"; may be repeated',
      each(readWindow),
    )
    .addOption(zoneOption('the zone of the windows'))
    .option('--invite <person>', 'who takes part; may be repeated', each(readPerson))
    .option('--description <text>', 'what it is about')
    .option('--step <minutes>', 'how far apart the possible times start', readNumber)
  withServiceOptions(command).action((options: CreateOptions) => create(options, terminal))
}

async function create(options: CreateOptions, terminal: Terminal): Promise<void> {
  const url = urlOf(options, terminal)
  const client = clientOf({ url, token: tokenOf(options, terminal) })
  const created = await answerTo(
    answerOnce((headers) => client.POST('/events', { body: bodyOf(options), headers })),
    CREATED,
    origins(options),
  )
  terminal.print(options.json === true ? harmlessJson(created) : createdText(created, url))
}

const bodyOf = (options: CreateOptions): Schema<'NewEvent'> => ({
  title: options.title,
  duration_minutes: options.duration,
  organizer: options.organizer,
  proposed_slots: options.window.map(({ start_time, end_time }) => ({
    start_time,
    end_time,
    timezone: options.zone,
  })),
  participants: [...(options.invite ?? [])],
  ...(options.step !== undefined && { step_minutes: options.step }),
  ...(options.description !== undefined && { description: options.description }),
})

const origins = ({ window, invite = [] }: CreateOptions): Origins => [
  ['/title', '--title'],
  ['/description', '--description'],
  ['/duration_minutes', '--duration'],
  ['/step_minutes', '--step'],
  ['/organizer', '--organizer'],
  ['/proposed_slots', '--window'],
  ...window.map(({ text }, place) => [`/proposed_slots/${place}`, `--window "${text}"`] as const),
  ['/participants', '--invite'],
  ...invite.map(({ name, email }, place) => {
    return [`/participants/${place}`, `--invite "${name} <${email}>"`] as const
  }),
]

function createdText(created: Schema<'CreatedEvent'>, url: string): string {
  const { event_id: eventId, organizer_token, join_token } = created
  const linkOf = (token: string, joinToken?: string) =>
    `  ${eventLink({ url, eventId, token, joinToken })}`
  return [
    `${created.title}, ${created.duration_minutes} minutes: ${eventId}`,
    '',
    'Keep these links: they are not shown again, and whoever has one acts as who it is for.',
    '',
    `${created.organizer.name}, who organizes:`,
    linkOf(organizer_token, join_token),
    'whoever wants to join:',
    linkOf(join_token),
    ...created.participants.flatMap(({ name, token }) => [`${name}:`, linkOf(token)]),
    ...noticeLines(created.notices),
  ].join('\n')
}
