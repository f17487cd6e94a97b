import type { IncomingMessage } from 'node:http'

/**
 * Whether a proxy in front may have taken this request for another than we would: it names no host or
 * two (RFC 9112, section 3.2), or its path has a fragment or steps that lead elsewhere, which whoever
 * compares paths sees in one way and whoever resolves them in another. No client sends such a thing by
 * itself. HTTP/1.0, which some health checks still speak, has no `Host`.
 */
export function isAmbiguous({ rawHeaders, httpVersion, url = '' }: IncomingMessage): boolean {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') hosts++
  }
  return hosts > 1 || (hosts === 0 && httpVersion === '1.1') || ELSEWHERE.test(url)
}

/** A fragment, a step `.` or `..`, however it is encoded, or one that some servers cut at `;`. */
const ELSEWHERE = /#|^[^?]*\/(?:\.|%2e){1,2}(?:[/?;\\]|%2f|%5c|$)/i
