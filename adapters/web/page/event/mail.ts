import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { words } from '../words/words.ts'

type Event = Pick<Schema<'Event'>, 'title'>

/** Longer addresses of letters are cut short by some programs. */
export const MOST_RECIPIENTS = 50

/**
 * Letters to those who have not answered, none of whom sees the others (RFC 6068).
 *
 * @returns as many as are needed, in the order of the people
 */
export const reminderMails = (
  event: Event,
  silent: readonly { readonly email?: string | undefined }[],
): readonly string[] => {
  const addresses = silent.flatMap(({ email }) => (email === undefined ? [] : [email]))
  const letterCount = Math.ceil(addresses.length / MOST_RECIPIENTS)
  return Array.from({ length: letterCount }, (_, letter) =>
    mailto('', {
      bcc: addresses.slice(letter * MOST_RECIPIENTS, (letter + 1) * MOST_RECIPIENTS).join(','),
      subject: words.mail.reminderSubject(event.title),
      body: words.mail.reminderBody(event.title),
    }),
  )
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
