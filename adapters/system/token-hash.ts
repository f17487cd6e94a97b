import { hash } from 'node:crypto'
import type { TokenHash } from '../../domain/access/grant.ts'

/** The SHA-256 of a token. A fast hash suffices: there is nothing to guess in 256 random bits. */
export const tokenHash = (token: string): TokenHash =>
  hash('sha256', token, 'base64url') as TokenHash
