import { getSystemErrorMessage } from 'node:util'
import type { Configuration } from './configuration.ts'

/**
 * Why nothing can listen there, in one line that names the variables.
 * @throws whatever is not the system's refusal
 */
export function whyItCantListen(
  error: NodeJS.ErrnoException & { readonly port?: number },
  { host, port, metricsPort }: Pick<Configuration, 'host' | 'port' | 'metricsPort'>,
): string {
  // A worker is refused the port by its supervisor, which binds it.
  if (!['listen', 'bind', 'getaddrinfo'].includes(error.syscall ?? '')) throw error
  const reason = error.errno === undefined ? error.code : getSystemErrorMessage(error.errno)
  const isMetrics = error.port !== undefined && error.port === metricsPort
  return isMetrics
    ? `HOST, METRICS_PORT: can't listen on ${host}, port ${metricsPort}: ${reason}`
    : `HOST, PORT: can't listen on ${host}, port ${port}: ${reason}`
}
