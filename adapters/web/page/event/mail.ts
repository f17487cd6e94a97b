import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { shownTimes } from '../time/shown-times.ts'
import { zoneName } from '../time/zones.ts'
import { words } from '../words/words.ts'

type Event = Pick<Schema<'Event'>, 'title'>

/** Longer addresses of letters are cut short by some programs. */
const MOST_RECIPIENTS = 50

/** A letter to several people, none of whom sees the others. */
export type Letter = {
  /** What opens it (RFC 6068). */
  readonly address: string
  /** Whom it is to: from the first to the last of these, counted from 1. */
  readonly from: number
  readonly to: number
}

type Recipient = { readonly email?: string | undefined }

/** Letters to those who have not answered. */
export const reminderMails = (event: Event, silent: readonly Recipient[]): readonly Letter[] =>
  letters(silent, words.mail.reminderSubject(event.title), words.mail.reminderBody(event.title))

/** Letters that say which time it is to be; `zone` is the one in which they say it. */
export function settledMails(
  event: Event & Pick<Schema<'Event'>, 'scheduled'>,
  people: readonly Recipient[],
  zone: string,
): readonly Letter[] {
  const { title, scheduled } = event
  if (scheduled === undefined) return []
  const [start, end] = [Date.parse(scheduled.start_time), Date.parse(scheduled.end_time)]
  const when = shownTimes(zone).range(start, end)
  const body = words.mail.settledBody(title, when, zoneName(zone))
  return letters(people, words.mail.settledSubject(title), body)
}

/** As many letters as are needed, in the order of the people; nothing for whose address is not known. */
function letters(people: readonly Recipient[], subject: string, body: string): readonly Letter[] {
  const addresses = people.flatMap(({ email }) => (email === undefined ? [] : [email]))
  const count = Math.ceil(addresses.length / MOST_RECIPIENTS)
  return Array.from({ length: count }, (_, letter) => {
    const from = letter * MOST_RECIPIENTS
    const recipients = addresses.slice(from, from + MOST_RECIPIENTS)
    return {
      address: mailto('', { bcc: recipients.join(','), subject, body }),
      from: from + 1,
      to: from + recipients.length,
    }
  })
}

/** A letter that brings somebody their link. */
export const invitationMail = (event: Event, email: string, address: string): string =>
  mailto(email, {
    subject: words.mail.invitationSubject(event.title),
    body: words.mail.invitationBody(event.title, address),
  })

/** An address that opens a letter (RFC 6068): its lines break as those of mail do (section 5). */
function mailto(recipient: string, fields: Readonly<Record<string, string>>): string {
  const written = Object.entries(fields).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.replaceAll('\n', '\r\n'))}`,
  )
  // The @ before the domain is the only one that stands for itself.
  const to = encodeURIComponent(recipient).replace(/%40(?!.*%40)/, '@')
  return `mailto:${to}?${written.join('&')}`
}
