import { REQUEST_MS } from './client-settings.ts'

/** What the SDK and the system put on what they throw. */
type Failure = Error & { readonly $fault?: string; readonly code?: string }

/**
 * What went wrong with AWS, in one line that may be logged. Of an answer that can't be read only the
 * kind of the fault is told: its words would quote the answer, and with it a secret. Of what AWS says
 * only the first line is: below it, a refused signature shows the request with its session token.
 */
export function failureReason(error: unknown): string {
  const { name, message, code, $fault } = error as Failure
  if (name === 'AbortError') return `no answer within ${REQUEST_MS} ms`
  const isFromAws = $fault !== undefined || name === 'CredentialsProviderError'
  const isFromNetwork = code !== undefined
  if (!isFromAws && !isFromNetwork) return `${name} in reading what AWS answered`
  // What failed at several addresses has no message of its own.
  const [words = ''] = message.split('\n')
  return `${name}: ${(words || code || '').slice(0, LONGEST_WORDS)}`
}

const LONGEST_WORDS = 300
