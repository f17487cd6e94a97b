import type { Command } from 'commander'
import { type EventLink, readEventLink } from '../event-link.ts'
import { createSlotClient, type SlotClient } from '../slot-client.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The options that every command has. */
export type ServiceOptions = {
  readonly url?: string | undefined
  readonly token?: string | undefined
  readonly json?: boolean | undefined
}

/** An event, where it is, and who asks. */
export type Target = EventLink & { readonly client: SlotClient }

const DEFAULT_URL = 'http://127.0.0.1:8080'

/** Adds {@link ServiceOptions}. */
export const withServiceOptions = (command: Command): Command =>
  command
    .option('--url <url>', `where the service is (default: $SLOTS_URL, or ${DEFAULT_URL})`)
    .option(
      '--token <token>',
      'who asks (default: $SLOTS_TOKEN, which others on this machine can’t see)',
    )
    .option('--json', 'print the answer of the service as it is, as JSON')

/** Adds the argument that names an event. */
export const withEvent = (command: Command): Command =>
  command.argument('[event]', 'a link of the event, or its id (default: $SLOTS_EVENT)')

/**
 * Where the service is.
 * @throws UsageError  when that is no address
 */
export function urlOf({ url }: Pick<ServiceOptions, 'url'>, { environment }: Terminal): string {
  const chosen = url ?? (environment['SLOTS_URL'] || DEFAULT_URL)
  if (!URL.canParse(chosen) || !/^https?:$/.test(new URL(chosen).protocol)) {
    throw new UsageError(`"${chosen}" is no address of a service, such as ${DEFAULT_URL}`)
  }
  return chosen
}

/** The token of the option, or that of the environment. */
export const tokenOf = ({ token }: ServiceOptions, { environment }: Terminal): string | undefined =>
  token ?? (environment['SLOTS_TOKEN'] || undefined)

/**
 * The event that is meant. What an option says counts most, then what the link says, then the
 * environment.
 * @throws UsageError  when no event is named
 */
export function targetOf(
  argument: string | undefined,
  options: ServiceOptions,
  terminal: Terminal,
): Target {
  const event = argument ?? terminal.environment['SLOTS_EVENT']
  if (event === undefined || event === '') {
    throw new UsageError('name the event: a link of it, its id, or SLOTS_EVENT in the environment')
  }
  const link = readEventLink(event)
  const url = urlOf({ url: options.url ?? link?.url }, terminal)
  // A link may name anybody's host: what the environment holds is for the service that it names itself.
  const isOwnService = new URL(url).origin === new URL(urlOf({ url: options.url }, terminal)).origin
  const target = {
    eventId: link?.eventId ?? idIn(event),
    url,
    token: options.token ?? link?.token ?? (isOwnService ? tokenOf({}, terminal) : undefined),
    joinToken: link?.joinToken,
  }
  return { ...target, client: clientOf(target) }
}

/** @throws UsageError  when the token can't be one */
export function clientOf({ url, token }: { url: string; token?: string | undefined }): SlotClient {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError('the token holds characters that no token has')
  }
  return createSlotClient({ url, token })
}

function idIn(event: string): string {
  if (/^evt_[0-9a-z]{26}$/.test(event)) return event
  // A link that can't be read may hold a token: it is not repeated.
  throw new UsageError('the event is neither a link of the page nor an id such as "evt_…"')
}
