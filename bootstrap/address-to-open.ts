/** The addresses that stand for all of a machine's (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.2). */
const UNSPECIFIED = ['0.0.0.0', '[::]', '[::ffff:0:0]']

/**
 * Where somebody on this machine opens a service that listens there: an address that stands for all
 * addresses is none that one could go to.
 *
 * @param basePath  as it is configured: empty, or with a slash before it and none behind
 */
export function addressToOpen(
  { host, port }: { readonly host: string; readonly port: number },
  basePath: string,
): string {
  const inUrl = host.includes(':') ? `[${host}]` : host
  // A URL writes every address in one way, however it was given.
  const isEverywhere = UNSPECIFIED.includes(URL.parse(`http://${inUrl}`)?.hostname ?? host)
  return `http://${isEverywhere ? 'localhost' : inUrl}:${port}${basePath}`
}
