/** A key that nobody guesses: 128 bits. `crypto.randomUUID` is not there for a page that came without TLS. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
