import type { Operation } from './openapi-operations.ts'

/** What was sent and answered. */
export class Tally {
  readonly #operations: readonly Operation[]
  readonly #counts = new Map<string, number>()

  constructor(operations: readonly Operation[]) {
    this.#operations = operations
  }

  count(operation: string, kind: 'valid' | 'broken', status: number): void {
    const key = `${operation} ${kind} ${status}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  get requests(): number {
    return this.#sum(() => true)
  }

  /** Operations of the document that were never sent so, or of which no valid request was granted. */
  get missed(): readonly string[] {
    return this.#operations.flatMap(({ name }) => [
      ...(this.#sum((key) => key.startsWith(`${name} valid 2`)) > 0 ? [] : [`${name}, granted`]),
      ...(this.#sum((key) => key.startsWith(`${name} broken 4`)) > 0 ? [] : [`${name}, broken`]),
    ])
  }

  toString(): string {
    const statuses = [...new Set([...this.#counts.keys()].map((key) => key.slice(-3)))].toSorted()
    const byStatus = (kind: string) =>
      statuses
        .map((status) => ({ status, count: this.#sum((key) => key.endsWith(`${kind} ${status}`)) }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${status}: ${count}`)
        .join(', ')
    return `${this.requests} requests of ${this.#operations.length} operations; valid ${byStatus('valid')}; broken ${byStatus('broken')}`
  }

  #sum(isCounted: (key: string) => boolean): number {
    let sum = 0
    for (const [key, count] of this.#counts) if (isCounted(key)) sum += count
    return sum
  }
}
