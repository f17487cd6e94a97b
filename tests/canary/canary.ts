import { lookalikesIn, type Said, secretsIn, writingsOf } from './secrets-in.ts'

/** So many are remembered, and as many of before: the fuzzer makes a new token every moment. */
const MOST_SECRETS = 20_000
/** So many wait to be searched. */
const MOST_LINES = 20_000
/** No writing of a secret is shorter. */
const HEAD = 8

/** Secrets by the ways in which they may be written, those by their first characters. */
type Writings = Map<string, Map<string, string>>

/**
 * Remembers every secret that was said, and what was logged, and tells which of them was in the log.
 * What looks like a secret is found at once; what only those know who have seen it, from time to time
 * and in the end, wherever in a line it stands.
 */
export class Canary {
  /** The writings of secrets by their first characters, those that were said last first. */
  #generations: [Writings, Writings] = [new Map(), new Map()]
  #secretCount = 0
  readonly #leaks = new Set<string>()
  #lines: string[] = []

  /** Something was said in a request or an answer. */
  said(said: Said): void {
    for (const secret of secretsIn(said)) this.keep(secret)
  }

  /** This is a secret, too. */
  keep(secret: string): void {
    if (this.#secretCount === MOST_SECRETS) {
      this.#search()
      this.#generations = [new Map(), this.#generations[0]]
      this.#secretCount = 0
    }
    this.#secretCount++
    for (const writing of writingsOf(secret)) {
      const head = writing.slice(0, HEAD)
      const same = this.#generations[0].get(head)
      if (same === undefined) this.#generations[0].set(head, new Map([[writing, secret]]))
      else same.set(writing, secret)
    }
  }

  /** Something was logged: a line, or all that a process has written. */
  logged(text: string): void {
    for (const leak of lookalikesIn(text)) this.#leaks.add(`${leak} in ${text}`)
    this.#lines.push(text)
    if (this.#lines.length === MOST_LINES) this.#search()
  }

  /** Every leak since the last time. */
  leaks(): readonly string[] {
    this.#search()
    const leaks = [...this.#leaks]
    this.#leaks.clear()
    this.#generations = [new Map(), new Map()]
    this.#secretCount = 0
    return leaks
  }

  /** Looks for every secret in every line that waits. */
  #search(): void {
    const text = this.#lines.join('\n')
    this.#lines = []
    for (let at = 0; at + HEAD <= text.length; at++) {
      const head = text.slice(at, at + HEAD)
      for (const writings of this.#generations) {
        for (const [writing, secret] of writings.get(head) ?? []) {
          if (text.startsWith(writing, at)) this.#leaks.add(`a secret that was used: ${secret}`)
        }
      }
    }
  }
}

/** The one that watches the tests of a worker. */
export const canary = new Canary()
