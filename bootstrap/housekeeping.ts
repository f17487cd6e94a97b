import { setTimeout as pause } from 'node:timers/promises'
import { Effect, type ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import type { Services } from '../adapters/http/run-use-case.ts'
import { forgetReceipts } from '../application/forget-receipts.ts'
import type { Deliveries } from '../application/ports.ts'
import { removeExpiredEvents } from '../application/remove-expired-events.ts'
import { removeOldDeliveries } from '../application/remove-old-deliveries.ts'
import type { Configuration } from './configuration.ts'

/** What the chores take. */
type Needs = Services | Deliveries

/** Something to be done now and then, by any process, several of which may do it at once. */
export type Chore = {
  readonly name: string
  /** Answers what there is to tell of it, if anything; ends soon once the signal is aborted. */
  readonly run: (signal: AbortSignal) => Promise<object | undefined>
}

/** How often chores are done; the first time at a moment of its own within `firstMs`. */
export type Times = { readonly firstMs: number; readonly everyMs: number }

// Processes that start together need not do the same work at the same time.
const TIMES: Times = { firstMs: 60_000, everyMs: 3_600_000 }

/** What the configuration asks to be done. */
export function choresOf(
  { retentionDays }: Configuration,
  runtime: ManagedRuntime.ManagedRuntime<Needs, never>,
): readonly Chore[] {
  const chore = (
    name: string,
    useCase: Effect.Effect<number | undefined, unknown, Needs>,
  ): Chore => ({
    name,
    run: async (signal) => {
      const removed = await runtime.runPromise(useCase, { signal })
      return removed ? { removed } : undefined
    },
  })
  return [
    chore('receipts', Effect.as(forgetReceipts(), undefined)),
    chore('deliveries', removeOldDeliveries()),
    ...(retentionDays === 'off' ? [] : [chore('retention', removeExpiredEvents(retentionDays))]),
  ]
}

/**
 * Does the chores one after the other, again and again, from when the storage can be used. One that
 * fails is logged, keeps no other from being done, and is tried again the next time.
 *
 * @returns what ends it; resolves when nothing is under way any more
 */
export function keepHouse(
  chores: readonly Chore[],
  opened: Promise<void>,
  logger: Logger,
  { firstMs, everyMs }: Times = TIMES,
): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const wait = (ms: number) => pause(ms, undefined, { signal, ref: false })
  let underWay = Promise.resolve()

  const doOne = async ({ name, run }: Chore) => {
    try {
      const told = await run(signal)
      if (told !== undefined) logger.info({ chore: name, ...told }, 'chore done')
    } catch (error) {
      if (!signal.aborted) logger.warn({ chore: name, err: error }, 'chore failed')
    }
  }
  const keep = async () => {
    await opened
    await wait(Math.random() * firstMs)
    for (;;) {
      for (const chore of chores) {
        signal.throwIfAborted()
        underWay = doOne(chore)
        await underWay
      }
      await wait(everyMs)
    }
  }
  // It ends when it is stopped, and when the storage can't ever be opened, which others tell.
  if (chores.length > 0) keep().catch(() => {})
  return () => {
    stop.abort()
    return underWay
  }
}
