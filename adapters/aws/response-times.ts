/** Two neighbouring values are this many times apart: an exact one is within 5 % of its nearest. */
const STEP = 1.1
/** In milliseconds: what is shorter or longer counts as this. */
const SHORTEST_MS = 0.1
const LONGEST_MS = 60_000

const LAST = Math.ceil(Math.log(LONGEST_MS / SHORTEST_MS) / Math.log(STEP))

/** Values with how often each was met, as CloudWatch takes them. */
export type Distribution = {
  readonly values: readonly number[]
  readonly counts: readonly number[]
}

/**
 * How long requests took, each rounded to the nearest of 141 values that are 10 % apart, so that any
 * number of them fits into one datum (which takes 150), and every percentile is within 5 % of the
 * exact one for times from 0.1 ms to a minute.
 */
export class ResponseTimes {
  readonly #counts = new Uint32Array(LAST + 1)

  /** @param milliseconds  anything; what is no number counts as the shortest */
  add(milliseconds: number): void {
    const place = Math.round(Math.log(milliseconds / SHORTEST_MS) / Math.log(STEP))
    // What is no number is greater than nothing, and so the shortest.
    const index = place > 0 ? Math.min(place, LAST) : 0
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
  }

  /** What has been added, in ascending order. */
  distribution(): Distribution {
    const values: number[] = []
    const counts: number[] = []
    for (const [place, count] of this.#counts.entries()) {
      if (count === 0) continue
      values.push(Number((SHORTEST_MS * STEP ** place).toPrecision(4)))
      counts.push(count)
    }
    return { values, counts }
  }
}
