import type { Room } from '../limits/places.ts'

/** How many streams there may be, and for how long. */
export type StreamBounds = Room & {
  /**
   * How often each gives a sign of life, and how long a token goes on at most that has been revoked:
   * no more than half of what the server lets a connection be still, and balancers let it be longer.
   */
  readonly beatMs: number
  /** When a stream ends at the earliest and at the latest; its reader comes back, perhaps to another instance. */
  readonly lifeMs: { readonly least: number; readonly most: number }
}

/** A stream takes some 30 kB; a lecture hall behind one address leaves most of the room to others. */
export const STREAM_BOUNDS: StreamBounds = {
  inAll: 5_000,
  ofOneAddress: 500,
  beatMs: 15_000,
  lifeMs: { least: 30 * 60_000, most: 35 * 60_000 },
}
