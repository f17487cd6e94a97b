import { holdsForbidden, isFlooded, normalized } from '../characters.ts'
import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { PersonName } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { TimeZone } from '../time/time-zone.ts'
import type { UserId } from './user-id.ts'

/** A person who organizes events or takes part in them. */
export type User = {
  readonly id: UserId
  readonly name: PersonName
  readonly email: EmailAddress
  readonly timeZone?: TimeZone | undefined
}

/**
 * A user, and whether they are registered: registered users stay when the events go that they
 * organize, all others belong to one event and go with it.
 */
export type UserRecord = User & {
  /** When they were registered; missing for somebody who came with an event. */
  readonly registeredAt?: EpochMs | undefined
  /** Who they are to the identity provider; registered users alone have one. */
  readonly subject?: Subject | undefined
}

/** The name of somebody at an identity provider, opaque to everybody else. */
export type Subject = string & Checked<'Subject'>

/** A text that is nobody's name at an identity provider. */
export type NotASubject = { readonly _tag: 'NotASubject'; readonly maxLength: number }

/** How long a subject may be. */
export const MAX_SUBJECT_LENGTH = 255

/** Reads subjects. */
export const Subject = {
  /** 1 to 255 characters of ASCII that can be seen (OpenID Connect Core 1.0, section 2, `sub`). */
  of(text: string): Result<Subject, NotASubject> {
    return /^[\x21-\x7e]{1,255}$/.test(text)
      ? ok(text as Subject)
      : refuse({ _tag: 'NotASubject', maxLength: MAX_SUBJECT_LENGTH })
  },
}

/** An address that mail can be sent to, as it was written, in Unicode's normal form C. */
export type EmailAddress = string & Checked<'EmailAddress'>

/** A text that is no e-mail address; it is left out of the fault, since faults reach logs. */
export type NotAnEmailAddress = {
  readonly _tag: 'NotAnEmailAddress'
  readonly maxLength: number
}

/** How long an address may be, in UTF-16 code units (RFC 5321, 4.5.3.1.3, less its brackets). */
export const MAX_EMAIL_LENGTH = 254

/** Deliberately wide: only a delivered message proves an address. */
const ADDRESS =
  /^[^\s@\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}<>()[\],;:\\"]+@[^\s@\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}<>()[\],;:\\"]+$/u

const isAddress = (text: string) => ADDRESS.test(text) && !holdsForbidden(text) && !isFlooded(text)

/** Reads and compares e-mail addresses. */
export const EmailAddress = {
  /** At most 254 characters in normal form: something, an `@`, and something. */
  of(text: string): Result<EmailAddress, NotAnEmailAddress> {
    // In normal form a text has a quarter of its length at least.
    const kept = text.length <= 4 * MAX_EMAIL_LENGTH && text.isWellFormed() && normalized(text)
    return kept && kept.length <= MAX_EMAIL_LENGTH && isAddress(kept)
      ? ok(kept as EmailAddress)
      : refuse({ _tag: 'NotAnEmailAddress', maxLength: MAX_EMAIL_LENGTH })
  },

  /** Whether two addresses reach the same mailbox, as far as anyone but its server can tell. */
  same(one: EmailAddress, other: EmailAddress): boolean {
    return EmailAddress.key(one) === EmailAddress.key(other)
  },

  /** What all the spellings of an address have in common that are the {@link same}. */
  key(address: EmailAddress): string {
    // Addresses from before they were kept in normal form are compared in it; and so is what lower case
    // makes of one.
    return address.normalize('NFC').toLowerCase().normalize('NFC')
  },

  /** The places of addresses that are the same as an earlier one. O(n) */
  repeated(addresses: readonly EmailAddress[]): readonly number[] {
    const seen = new Set<string>()
    return addresses.flatMap((address, index) => {
      const key = EmailAddress.key(address)
      if (seen.has(key)) return [index]
      seen.add(key)
      return []
    })
  },
}
