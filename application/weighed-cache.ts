/**
 * Keeps values up to a total weight; the least recently used go first. A value that is heavier
 * than the whole cache may be is not kept.
 */
export class WeighedCache<Key, Value> {
  readonly #maxWeight: number
  readonly #weigh: (value: Value) => number
  /** In the order of their last use: a `Map` iterates in the order of insertion. */
  readonly #kept = new Map<Key, { readonly value: Value; readonly weight: number }>()
  #weight = 0

  /** @param weigh how heavy a value is, in the unit of `maxWeight`; asked once a value */
  constructor(maxWeight: number, weigh: (value: Value) => number) {
    this.#maxWeight = maxWeight
    this.#weigh = weigh
  }

  get count(): number {
    return this.#kept.size
  }

  /** Of all that is kept. */
  get weight(): number {
    return this.#weight
  }

  /** What is kept under the key, used now. */
  get(key: Key): Value | undefined {
    const entry = this.#kept.get(key)
    if (entry === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, entry)
    return entry.value
  }

  /** Keeps the value in the place of any other under the key. */
  set(key: Key, value: Value): void {
    this.delete(key)
    const weight = this.#weigh(value)
    if (weight > this.#maxWeight) return
    this.#kept.set(key, { value, weight })
    this.#weight += weight
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#maxWeight) break
      this.delete(oldest)
    }
  }

  delete(key: Key): void {
    this.#weight -= this.#kept.get(key)?.weight ?? 0
    this.#kept.delete(key)
  }
}
