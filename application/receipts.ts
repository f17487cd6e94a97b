import type { EventId } from '../domain/event/event-id.ts'
import type { EpochMs } from '../domain/time/epoch-ms.ts'
import type { UserId } from '../domain/user/user-id.ts'

/** How long it is remembered what was done under a key. */
export const RECEIPTS_KEPT_MS = 24 * 3_600_000

/**
 * Answers about a large event are a thousand times as long as the request: beyond so many of them of one
 * event its oldest are forgotten early, so that nobody fills the storage, or takes others' place in it.
 */
export const LARGE_RECEIPTS = { fromBytes: 16_384, ofOneEvent: 100 } as const

/** A request that shall be carried out once, however often it comes. */
export type KeyedRequest = {
  /** A hash of what its sender calls it: theirs alone, of one length, in the alphabet of base64url. */
  readonly keyHash: string
  /** The same for requests that ask for the same, and for no others; a hash too. */
  readonly fingerprint: string
  /** The event that it changes, where there is one already: its writers take turns. */
  readonly eventId: EventId | undefined
  readonly now: EpochMs
}

/** What is kept of an answer. */
export type Receipt = {
  /** The answer, readable to nobody but its sender. */
  readonly sealed: Uint8Array
  /** The event, or the user beside any event, that it speaks of, and with which the receipt goes. */
  readonly about: EventId | UserId | undefined
}

/** A receipt as it was stored, and what for. */
export type StoredReceipt = Receipt & { readonly fingerprint: string; readonly madeAt: EpochMs }

/** Makes a call of a port part of the work that is done once. */
export type Within = <Value>(call: () => Promise<Value>) => Promise<Value>

/**
 * What became of a keyed request: the work was done now, or its answer is that of before; or the
 * key stands for another request, or for this one while it is still being carried out.
 */
export type Outcome = { readonly _tag: 'Done' } | Recalled | { readonly _tag: 'KeyInFlight' }

/** What a receipt under its key means for a request. */
export type Recalled =
  | { readonly _tag: 'DoneBefore'; readonly sealed: Uint8Array }
  | { readonly _tag: 'KeyReused' }

/** What was done under which key, and what was answered. */
export interface Receipts {
  /**
   * Does the work, unless it has been done under this key, and keeps its receipt, in one step: both
   * have happened, or neither. Without a receipt, or when the work rejects, neither has, as far as
   * the storage can take things back.
   *
   * @param work  makes its calls of ports within what it is given; it may be run again from its
   *   beginning when it loses against others, and its last run counts
   * @returns what became of the request; rejects as the work does, and with `StorageUnavailable`,
   *   after which it may have happened all the same: the next under the same key will find out
   */
  once(
    request: KeyedRequest,
    work: (within: Within) => Promise<Receipt | undefined>,
  ): Promise<Outcome>

  /** What was kept under a key, if it is still remembered. Rejects with `StorageUnavailable` alone. */
  find(keyHash: string, now: EpochMs): Promise<StoredReceipt | undefined>

  /** Removes what was kept before this instant. Rejects with `StorageUnavailable` alone. */
  forgetBefore(instant: EpochMs): Promise<void>
}

/** Whether a receipt of this instant is still remembered. */
export const isRemembered = ({ madeAt }: Pick<StoredReceipt, 'madeAt'>, now: EpochMs): boolean =>
  now - madeAt < RECEIPTS_KEPT_MS

/** What this receipt means for a request under its key. */
export const recall = (
  { fingerprint, sealed }: StoredReceipt,
  request: Pick<KeyedRequest, 'fingerprint'>,
): Recalled =>
  fingerprint === request.fingerprint ? { _tag: 'DoneBefore', sealed } : { _tag: 'KeyReused' }
