/** The compact form of a signed JWT (RFC 7515, section 7.1), and what it claims. */
const ACCESS_TOKEN = /^[\w-]+\.([\w-]+)\.[\w-]+$/

/**
 * Whose keys those are that come with a token: its bearer's; all who have none share theirs. An access
 * token is replaced by another every few minutes, so its place is taken by whom it speaks of, in the role
 * that they have now.
 *
 * @param token  found to be good before, where the operation asks for one
 */
export function keyOwner(token: string | undefined, role: string): string {
  if (token === undefined) return 'nobody'
  const subject = subjectOf(token)
  // Nobody's token is another's subject, whatever it looks like.
  return subject === undefined ? `token ${token}` : `subject ${role} ${subject}`
}

/** Whom an access token speaks of; undefined for any other token. */
function subjectOf(token: string): string | undefined {
  const claims = ACCESS_TOKEN.exec(token)?.[1]
  if (claims === undefined) return undefined
  try {
    const { iss, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    return typeof sub === 'string' ? JSON.stringify([iss, sub]) : undefined
  } catch {
    return undefined
  }
}
