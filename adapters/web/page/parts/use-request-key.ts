import { useRef } from 'preact/hooks'
import { randomKey } from '../../../../clients/typescript/source/random-key.ts'

/** Names the requests of one form or button. */
export type RequestKey = {
  /** The headers to send with a request of this content. */
  readonly headersFor: (content: unknown) => { readonly 'Idempotency-Key': string }
  /** The request was carried out: the same content is another request from now on. */
  readonly used: () => void
}

/**
 * Names requests, so that one whose answer was lost can be sent again and is carried out once: what has
 * the same content has the same key, until the next content, or until it was carried out.
 */
export function useRequestKey(): RequestKey {
  const last = useRef({ content: '', key: '' })
  return {
    headersFor: (content) => {
      const written = JSON.stringify(content)
      if (written !== last.current.content) {
        last.current = { content: written, key: randomKey() }
      }
      return { 'Idempotency-Key': last.current.key }
    },
    used: () => {
      last.current = { content: '', key: '' }
    },
  }
}
