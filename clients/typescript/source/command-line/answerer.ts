import { answerOnce } from '../answer-once.ts'
import { eventLink } from '../event-link.ts'
import { answerOf, type Schema, type SlotClient } from '../slot-client.ts'
import { EVENT, JOINED } from './answer-shapes.ts'
import { answerTo, StrangeAnswer } from './refusal.ts'
import { clientOf, type Target } from './service-options.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** For whom an answer is, and as whom it is sent. */
export type Answerer = {
  readonly userId: string
  readonly name: string
  readonly client: SlotClient
  /** Their own link, where they take part only from now on. */
  readonly joinedBy?: string
}

/** What the options say of who answers. */
export type AnswererOptions = {
  readonly user?: string
  readonly name?: string
  readonly email?: string
  readonly zone: string
  readonly preview?: boolean
  readonly json?: boolean | undefined
}

/**
 * Who answers: whose token it is, whom the organizer names, or, with the token for joining, somebody
 * who takes part from now on. The link of the latter is printed at once, as nothing else opens it.
 *
 * @throws UsageError  when the options leave it open
 */
export async function answererOf(
  target: Target,
  options: AnswererOptions,
  terminal: Terminal,
): Promise<Answerer> {
  const { client, eventId } = target
  const event = await answerTo(
    answerOf(client.GET('/events/{event_id}', { params: { path: { event_id: eventId } } })),
    EVENT,
  )
  if (options.user !== undefined) return { ...personIn(event, options.user), client }
  if (event.you.user_id !== undefined) return { ...personIn(event, event.you.user_id), client }
  if (event.you.role === 'join') return join(target, options, terminal)
  throw new UsageError(
    'say for whom the answer is: --user with a name, an e-mail address or an id, as `slots show` has them',
  )
}

function personIn({ participants }: Schema<'Event'>, user: string) {
  const found = participants.filter(
    ({ user_id, name, email }) => user_id === user || name === user || email === user,
  )
  const [one] = found
  if (one === undefined) throw new UsageError(`nobody in the event is "${user}"`)
  if (found.length > 1) {
    throw new UsageError(`"${user}" may be ${found.map(({ user_id }) => user_id).join(' or ')}`)
  }
  return { userId: one.user_id, name: one.name }
}

async function join(
  { client, eventId, url }: Target,
  { name, email, zone, preview, json }: AnswererOptions,
  terminal: Terminal,
): Promise<Answerer> {
  if (preview === true) {
    throw new UsageError('this link is for joining, and a preview changes nothing: join first')
  }
  if (name === undefined || email === undefined) {
    throw new UsageError('this link is for joining: say who you are with --name and --email')
  }
  const joined = await answerTo(
    answerOnce((headers) =>
      client.POST('/events/{event_id}/participants', {
        params: { path: { event_id: eventId } },
        body: { name, email, timezone: zone },
        headers,
      }),
    ),
    JOINED,
    [
      ['/name', '--name'],
      ['/email', '--email'],
      ['/timezone', '--zone'],
    ],
  )
  const [own] = joined.participants
  if (own === undefined) throw new StrangeAnswer()
  const link = eventLink({ url, eventId, token: own.token })
  const tell = json === true ? terminal.warn : terminal.print
  tell(`You have joined. Keep your own link, it is not shown again:\n  ${link}`)
  return {
    userId: own.user_id,
    name: own.name,
    client: clientOf({ url, token: own.token }),
    joinedBy: link,
  }
}
