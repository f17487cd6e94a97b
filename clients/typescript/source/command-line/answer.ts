import type { Command } from 'commander'
import { answerOnce } from '../answer-once.ts'
import { sendCalendar } from '../calendar-file.ts'
import type { Schema } from '../slot-client.ts'
import { KEPT } from './answer-shapes.ts'
import { type AnswererOptions, answererOf } from './answerer.ts'
import { calendarText } from './calendar-text.ts'
import { noticeLines } from './notice-lines.ts'
import { each, readWindow, type Window, windowFault } from './option-values.ts'
import { answerTo, type Origins } from './refusal.ts'
import { type ServiceOptions, targetOf, withEvent, withServiceOptions } from './service-options.ts'
import { shownSpans } from './shown-time.ts'
import { harmlessJson, type Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import { zoneOption } from './zone-option.ts'

type AnswerOptions = ServiceOptions &
  AnswererOptions & {
    readonly free?: readonly Window[]
    readonly ifNeeded?: readonly Window[]
    readonly busy?: readonly Window[]
    readonly calendar?: string
  }

/** `slots answer`: says when somebody can come, and prints what was kept of it. */
export function addAnswer(program: Command, terminal: Terminal): void {
  const command = withEvent(program.command('answer'))
    .description('say when you can come; what you said before no longer counts')
    .option(
      '--free <start/end>',
      'when you can: "2026-01-12T14:00/15:30"; may be repeated',
      windows,
    )
    .option('--if-needed <start/end>', 'when you would rather not; may be repeated', windows)
    .option('--busy <start/end>', 'instead, when you can’t; may be repeated', windows)
    .option(
      '--calendar <file>',
      'instead, a calendar file (.ics): you can whenever it leaves you free',
    )
    .option(
      '--preview',
      'with --calendar, and a link of one’s own: show what would be kept, and keep nothing',
    )
    .addOption(zoneOption('the zone of the times'))
    .option('--user <who>', 'for whom the organizer answers: a name, an e-mail address or an id')
    .option('--name <name>', 'who you are, with a link for joining')
    .option('--email <address>', 'where to reach you, with a link for joining')
  withServiceOptions(command).action((event: string | undefined, options: AnswerOptions) => {
    const isZoneSaid = command.getOptionValueSource('zone') !== 'default'
    return answer(event, options, isZoneSaid, terminal)
  })
}

const windows = each(readWindow)

async function answer(
  argument: string | undefined,
  options: AnswerOptions,
  isZoneSaid: boolean,
  terminal: Terminal,
): Promise<void> {
  const { calendar } = options
  const given =
    calendar === undefined ? submissionOf(options) : await fileOf(calendar, options, isZoneSaid)
  const target = targetOf(argument, options, terminal)
  const { client, userId, name, joinedBy } = await answererOf(target, options, terminal)
  const { eventId } = target
  const sent = answerTo(
    answerOnce((headers) =>
      'file' in given
        ? sendCalendar(client, { eventId, userId, ...given, headers })
        : client.POST('/events/{event_id}/availability', {
            params: { path: { event_id: eventId } },
            body: { user_id: userId, ...given.times },
            headers,
          }),
    ),
    KEPT,
    'file' in given ? CALENDAR_ORIGINS : given.origins,
  )
  const kept = await sent.catch((error: unknown) => {
    // What the service refuses it has not changed; but that somebody joined came before.
    if (joinedBy !== undefined) terminal.warn(stillToAnswer(name, joinedBy))
    throw error
  })
  terminal.print(options.json === true ? harmlessJson(kept) : keptText(kept, name, options.zone))
}

const stillToAnswer = (name: string, link: string) =>
  `${name} takes part from now on, but has not answered. To answer: slots answer '${link}' …`

const CALENDAR_ORIGINS: Origins = [
  ['user_id', '--user'],
  ['timezone', '--zone'],
]

/** @throws UsageError  when times are said besides, or the file can't be read */
async function fileOf(
  calendar: string,
  { preview, free, ifNeeded, busy, zone }: AnswerOptions,
  isZoneSaid: boolean,
) {
  if (free !== undefined || ifNeeded !== undefined || busy !== undefined) {
    throw new UsageError('say when you can or give a calendar file; not both')
  }
  const file = await calendarText(calendar)
  // What the calendar says of its zone is better than this machine's.
  return { file, isPreview: preview === true, timeZone: isZoneSaid ? zone : undefined }
}

/** What is sent, and which option each part of it came from. */
type Sent = {
  readonly times: Pick<Schema<'Submission'>, 'slots' | 'busy'>
  readonly origins: Origins
}

/**
 * @throws UsageError  when nothing is said, both when one can and when one can't, or a window that can't be:
 *   before anybody has joined to say it
 */
function submissionOf({ free = [], ifNeeded = [], busy = [], zone, preview }: AnswerOptions): Sent {
  if (preview === true) throw new UsageError('--preview goes with --calendar')
  const slots = [
    ...free.map((window) => ({ window, option: '--free', preference: 'available' as const })),
    ...ifNeeded.map((window) => ({
      window,
      option: '--if-needed',
      preference: 'if_needed' as const,
    })),
  ]
  if (slots.length === 0 && busy.length === 0) {
    throw new UsageError(
      'say when you can with --free or --if-needed, or when you can’t with --busy',
    )
  }
  if (slots.length > 0 && busy.length > 0) {
    throw new UsageError('say when you can or, with --busy, when you can’t; not both')
  }
  refuseFaults([...slots, ...busy.map((window) => ({ window, option: '--busy' }))])
  if (busy.length > 0) {
    return {
      times: { busy: busy.map((window) => writtenSlot(window, zone)) },
      origins: busy.map(({ text }, place) => [`/busy/${place}`, `--busy "${text}"`] as const),
    }
  }
  return {
    times: {
      slots: slots.map(({ window, preference }) => ({ ...writtenSlot(window, zone), preference })),
    },
    origins: slots.map(({ window, option }, place) => {
      return [`/slots/${place}`, `${option} "${window.text}"`] as const
    }),
  }
}

/** @throws UsageError  which names every window that can't be */
function refuseFaults(said: readonly { readonly window: Window; readonly option: string }[]): void {
  const faults = said.flatMap(({ window, option }) => {
    const fault = windowFault(window)
    return fault === undefined ? [] : [`  ${option} "${window.text}": ${fault}`]
  })
  if (faults.length > 0) throw new UsageError(['this can’t be:', ...faults].join('\n'))
}

const writtenSlot = ({ start_time, end_time }: Window, timezone: string) => ({
  start_time,
  end_time,
  timezone,
})

function keptText(
  { slots, notices }: Schema<'SubmittedAvailability'>,
  name: string,
  zone: string,
): string {
  const spans = shownSpans(slots, zone)
  return [
    slots.length === 0
      ? `${name} can come at none of the proposed times.`
      : `${name} can come, times are those of ${zone}:`,
    ...slots.map(
      ({ preference }, place) =>
        `  ${spans[place]}${preference === 'if_needed' ? ', if needed' : ''}`,
    ),
    ...noticeLines(notices),
  ].join('\n')
}
