/**
 * zod makes nothing of a whole, and checks none, once a part of it is at fault: a caller would be
 * told of the other faults a round later. A check with one of these parameters runs all the same.
 * What it sees of a faulty part is what the caller sent, or zod's mark for an aborted one: that of
 * an array with too many items is all that remains of it, and hides what else is wrong there.
 */
type Payload = { readonly value: unknown; readonly issues: readonly unknown[] }

/** For a check of an array whose items may be at fault. */
export const EVEN_IF_FAULTY = { when: ({ value }: Payload) => Array.isArray(value) }

/** For a check of an object of which any field may be at fault. */
export const EVEN_IF_PARTLY_FAULTY = {
  when: ({ value }: Payload) => typeof value === 'object' && value !== null,
}

/** For a check of an object that its transformation makes unless a field is at fault. */
export const ONLY_IF_FAULTY = {
  when: ({ value, issues }: Payload) =>
    issues.length > 0 && typeof value === 'object' && value !== null,
}
