import { useRef } from 'preact/hooks'

/**
 * Names requests, so that one whose answer was lost can be sent again and is carried out once: what has
 * the same content has the same key, until the next content.
 *
 * @returns the headers to send with a request of this content
 */
export function useRequestKey(): (content: unknown) => { readonly 'Idempotency-Key': string } {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    const written = JSON.stringify(content)
    if (written !== last.current.content) {
      last.current = { content: written, key: randomKey() }
    }
    return { 'Idempotency-Key': last.current.key }
  }
}

/** `crypto.randomUUID` is there only where the page came over TLS or from the same machine. */
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
