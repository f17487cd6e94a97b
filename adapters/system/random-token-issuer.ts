import { createHash, randomBytes } from 'node:crypto'
import type { TokenHash } from '../../domain/access/grant.ts'
import type { TokenIssuer } from '../../domain/access/token-issuer.ts'

const SECRET_BYTES = 32
/** Lets a scanner for leaked secrets tell one of ours from other text. */
const PREFIX = 'mst_'
const TOKEN = /^mst_[A-Za-z0-9_-]{43}$/

/** Tokens of 256 bits from the system's generator, kept as SHA-256. */
export const randomTokenIssuer: TokenIssuer = {
  issue() {
    const token = PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
    return { token, hash: sha256(token) }
  },

  hash(token) {
    return TOKEN.test(token) ? sha256(token) : undefined
  },
}

// A fast hash suffices: there is nothing to guess in 256 random bits.
function sha256(token: string): TokenHash {
  return createHash('sha256').update(token).digest('base64url') as TokenHash
}
