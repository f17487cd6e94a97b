import {
  type InputFault,
  SlotServiceError,
  SlotServiceUnreachable,
} from '../../../clients/typescript/source/errors.ts'
import {
  createSlotClient,
  type SlotClient,
} from '../../../clients/typescript/source/slot-client.ts'

/** Where the service is: where the page came from. */
export const SERVICE_URL: string = new URL('./', location.href).href

/** Calls the service as whoever has this token. */
export const clientFor = (token: string | undefined): SlotClient =>
  createSlotClient({ url: SERVICE_URL, token })

/** The service refused something. */
export type Refusal = {
  readonly kind: 'refused'
  readonly status: number
  /** The last part of the problem's type: `answers-closed`. */
  readonly problem: string
  /** What the service says of it, in English. */
  readonly detail: string
  readonly errors: readonly InputFault[]
  /** When to try again, where the service says. */
  readonly retryAfterSeconds: number | undefined
}

/** Why something did not work. */
export type Fault =
  | { readonly kind: 'unreachable' }
  | Refusal
  /** Found by the page itself. */
  | { readonly kind: 'ours'; readonly message: string }

/** So long after something that passes by itself it is tried again, at the least. */
const RETRY_MS = 3_000

/**
 * How long to wait with another attempt, in milliseconds: each page another time, so that they do not all
 * come back at once.
 *
 * @returns undefined for what does not pass by itself
 */
export function retryMs(fault: Fault): number | undefined {
  if (fault.kind === 'ours') return undefined
  if (fault.kind === 'refused' && fault.status < 500 && ![408, 425, 429].includes(fault.status)) {
    return undefined
  }
  const asked = fault.kind === 'refused' ? (fault.retryAfterSeconds ?? 0) * 1_000 : 0
  return Math.max(RETRY_MS, asked) * (1 + Math.random() / 2)
}

/**
 * Why a call did not work.
 *
 * @throws what is no failure of a call
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof SlotServiceUnreachable) return { kind: 'unreachable' }
  if (!(error instanceof SlotServiceError)) throw error
  const { status, type, title, detail, errors, retryAfterSeconds } = error
  return {
    kind: 'refused',
    status,
    problem: type.split(':').at(-1) ?? type,
    detail: detail === '' ? title : detail,
    errors,
    retryAfterSeconds,
  }
}
