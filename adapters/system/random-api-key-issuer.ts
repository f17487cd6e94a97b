import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { TokenIssuer } from '../../domain/access/token-issuer.ts'
import { tokenHash } from './token-hash.ts'

const SECRET_BYTES = 32
const PREFIX = 'msk_'
/** 43 characters of the secret, and six of its checksum. */
const KEY = /^(msk_[A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/

/**
 * API keys of 256 bits from the system's generator, kept as SHA-256. The prefix lets a scanner find
 * leaked ones, and the checksum (CRC-32 of what is before it) lets it, and us, tell a key from other
 * text and from one with a mistake without asking a database.
 */
export const randomApiKeyIssuer: TokenIssuer = {
  issue() {
    const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
    const token = secret + checksumOf(secret)
    return { token, hash: tokenHash(token) }
  },

  hash(token) {
    const [, secret, checksum] = KEY.exec(token) ?? []
    return secret !== undefined && checksumOf(secret) === checksum ? tokenHash(token) : undefined
  },
}

function checksumOf(secret: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(secret))
  return bytes.toString('base64url')
}
