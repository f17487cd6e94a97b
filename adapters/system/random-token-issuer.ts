import { randomBytes } from 'node:crypto'
import type { TokenIssuer } from '../../domain/access/token-issuer.ts'
import { tokenHash } from './token-hash.ts'

const SECRET_BYTES = 32
/** Lets a scanner for leaked secrets tell one of ours from other text. */
const PREFIX = 'mst_'
const TOKEN = /^mst_[A-Za-z0-9_-]{43}$/

/** Tokens of 256 bits from the system's generator, kept as SHA-256. */
export const randomTokenIssuer: TokenIssuer = {
  issue() {
    const token = PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
    return { token, hash: tokenHash(token) }
  },

  hash(token) {
    return TOKEN.test(token) ? tokenHash(token) : undefined
  },
}
