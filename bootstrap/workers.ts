import cluster, { type Worker } from 'node:cluster'
import type { Logger } from 'pino'

/** What a worker says to its supervisor when it takes requests. */
export const READY = 'ready'

/** A worker that ends unasked is replaced, not sooner than this after it was started. */
const RESTART_MS = 1_000

/**
 * Runs the service in several processes on one port, and keeps that many until SIGTERM or SIGINT.
 * The first is ready before the others start, so that what keeps all of them from starting is
 * told once; it ends this process too.
 *
 * @param ended  is called when the last of them has stopped
 */
export function superviseWorkers(count: number, logger: Logger, ended: () => void): void {
  let isRunning = false
  let stopping = false
  const alive = new Set<Worker>()

  const start = () => {
    const startedAt = performance.now()
    const worker = cluster.fork()
    alive.add(worker)
    worker.on('message', (message) => {
      if (isRunning || message !== READY) return
      isRunning = true
      for (let more = 1; more < count; more++) start()
    })
    worker.once('exit', (code, signal) => {
      alive.delete(worker)
      if (stopping) {
        if (alive.size === 0) ended()
        return
      }
      if (!isRunning) process.exit(code ?? 1)
      logger.error({ pid: worker.process.pid, code, signal }, 'a worker ended, starting another')
      const waitMs = Math.max(0, RESTART_MS - (performance.now() - startedAt))
      setTimeout(() => !stopping && start(), waitMs)
    })
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      for (const worker of alive) worker.process.kill('SIGTERM')
      // None may be left, when the last one ended and its successor had not begun.
      if (alive.size === 0) ended()
    })
  }
  start()
}
