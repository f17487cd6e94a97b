import { lookalikesIn, type Said, secretsIn, writingsOf } from './secrets-in.ts'

/** More would take the tests' time: the fuzzer makes a new token every moment. */
const MOST_SECRETS = 20_000
const MOST_LINES = 20_000

/**
 * Remembers every secret that was said, and what was logged, and tells which of them was in the log.
 * What looks like a secret is found at once; what only those know who have seen it, in the end.
 */
export class Canary {
  readonly #secrets = new Set<string>()
  readonly #leaks = new Set<string>()
  #lines: string[] = []

  /** Something was said in a request or an answer. */
  said(said: Said): void {
    for (const secret of secretsIn(said)) this.keep(secret)
  }

  /** This is a secret, too. */
  keep(secret: string): void {
    if (this.#secrets.size >= MOST_SECRETS) this.#secrets.clear()
    this.#secrets.add(secret)
  }

  /** Something was logged: a line, or all that a process has written. */
  logged(text: string): void {
    for (const leak of lookalikesIn(text)) this.#leaks.add(`${leak} in ${text}`)
    if (this.#lines.length < MOST_LINES) this.#lines.push(text)
  }

  /** Every leak since the last time. */
  leaks(): readonly string[] {
    const text = this.#lines.join('\n')
    const words = new Set(text.split(/[^\w\-.~+/=%@]+/))
    for (const secret of this.#secrets) {
      const isLogged = (writing: string) =>
        words.has(writing) || (/[^\w\-.~+/=%@]/.test(writing) && text.includes(writing))
      if (writingsOf(secret).some(isLogged)) this.#leaks.add(`a secret that was used: ${secret}`)
    }
    const leaks = [...this.#leaks]
    this.#leaks.clear()
    this.#secrets.clear()
    this.#lines = []
    return leaks
  }
}

/** The one that watches the tests of a worker. */
export const canary = new Canary()
