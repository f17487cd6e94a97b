import { holdsForbidden, isFlooded, normalized } from '../characters.ts'
import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { PersonName } from '../text.ts'
import type { TimeZone } from '../time/time-zone.ts'
import type { UserId } from './user-id.ts'

/** A person who organizes events or takes part in them. */
export type User = {
  readonly id: UserId
  readonly name: PersonName
  readonly email: EmailAddress
  readonly timeZone?: TimeZone | undefined
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
