import type { Command } from 'commander'
import { answerOf, type Schema } from '../slot-client.ts'
import { EVENT, RANKED } from './answer-shapes.ts'
import { readNumber } from './option-values.ts'
import { answerTo, type Origins } from './refusal.ts'
import { type ServiceOptions, targetOf, withEvent, withServiceOptions } from './service-options.ts'
import { shownSpans } from './shown-time.ts'
import { table } from './table.ts'
import { harmlessJson, type Terminal } from './terminal.ts'
import { zoneOption } from './zone-option.ts'

type RecommendOptions = ServiceOptions & {
  readonly zone: string
  readonly limit?: number
  readonly minRate?: number
  readonly distinct?: true
}

/** `slots recommend`: the best times in a table, and what would bring more people together. */
export function addRecommend(program: Command, terminal: Terminal): void {
  const command = withEvent(program.command('recommend'))
    .description('print the best times, who can come, and what would suit more')
    .addOption(zoneOption('in which zone to show times'))
    .option('--limit <count>', 'how many times at most', readNumber)
    .option('--min-rate <rate>', 'none that suits fewer; 0.5 is half of all', readNumber)
    .option('--distinct', 'leave out what overlaps a better time')
  withServiceOptions(command).action((event: string | undefined, options: RecommendOptions) =>
    recommend(event, options, terminal),
  )
}

const ORIGINS: Origins = [
  ['limit', '--limit'],
  ['min_rate', '--min-rate'],
  ['timezone', '--zone'],
]

async function recommend(
  argument: string | undefined,
  options: RecommendOptions,
  terminal: Terminal,
): Promise<void> {
  const { client, eventId } = targetOf(argument, options, terminal)
  const { zone, limit, minRate, distinct } = options
  const path = { event_id: eventId }
  const query = {
    timezone: zone,
    advice: true,
    ...(limit !== undefined && { limit }),
    ...(minRate !== undefined && { min_rate: minRate }),
    ...(distinct !== undefined && { distinct }),
  }
  const ranked = await answerTo(
    answerOf(client.GET('/events/{event_id}/recommendations', { params: { path, query } })),
    RANKED,
    ORIGINS,
  )
  if (options.json === true) return terminal.print(harmlessJson(ranked))
  const event = await answerTo(
    answerOf(client.GET('/events/{event_id}', { params: { path } })),
    EVENT,
  )
  terminal.print(rankedText(event, ranked, zone, terminal.columns))
}

function rankedText(
  { title, participants }: Schema<'Event'>,
  { recommendations, advice = [], ...ranked }: Schema<'Recommendations'>,
  zone: string,
  width: number | undefined,
): string {
  const names = new Map(participants.map(({ user_id, name }) => [user_id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ')
  const whens = shownSpans(recommendations, zone)
  const missing = recommendations.map((one) =>
    [named(one.missing.required), ...one.missing.groups.map((name) => `enough of ${name}`)]
      .filter((part) => part !== '')
      .join(', '),
  )
  const isAnyMissing = missing.some((cell) => cell !== '')
  const rows = recommendations.map((one, place) => [
    String(one.rank),
    whens[place] ?? '',
    `${one.available_count} of ${ranked.participant_count}`,
    named(one.available.filter((id) => !one.if_needed.includes(id))),
    named(one.if_needed),
    named(one.unavailable),
    named(one.no_response),
    ...(isAnyMissing ? [missing[place] ?? ''] : []),
  ])
  const columns = isAnyMissing ? [...COLUMNS, MISSING] : COLUMNS
  return [
    `${title}, ${ranked.duration_minutes} minutes; ${ranked.responded_count} of ${ranked.participant_count} have answered. Times are those of ${zone}.`,
    ...(rows.length === 0 ? [] : [table(columns, rows, width)]),
    ...(ranked.empty_reason === undefined
      ? []
      : [EMPTY[ranked.empty_reason] ?? ranked.empty_reason]),
    ...advice.map(({ detail }) => detail),
  ].join('\n')
}

const COLUMNS = [
  { title: '#' },
  { title: 'when' },
  { title: 'how many' },
  { title: 'can', mayWrap: true },
  { title: 'would rather not', mayWrap: true },
  { title: 'can’t', mayWrap: true },
  { title: 'not answered', mayWrap: true },
] as const

/** Who must come and does not; where it is nobody anywhere there is no such column. */
const MISSING = { title: 'missing', mayWrap: true } as const

/** Why nobody can come to any of them. */
const EMPTY = {
  window_shorter_than_duration: 'No window is as long as the meeting.',
  no_participants: 'Nobody takes part yet.',
  no_answers: 'Nobody has answered yet.',
  no_overlap: 'No time suits as many as were asked for.',
} as const satisfies Record<NonNullable<Schema<'Recommendations'>['empty_reason']>, string>
