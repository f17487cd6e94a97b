import { Context } from 'effect'

/**
 * Makes a call of a port in a scope in which the port can find out whether anybody still waits for
 * its answer: the signal is aborted when nobody does. Ports don't take the signal themselves, so
 * that the domain need not know of it; by default they find out nothing.
 */
export const CallScope = Context.Reference<
  <Value>(signal: AbortSignal, call: () => Promise<Value>) => Promise<Value>
>('CallScope', { defaultValue: () => (_signal, call) => call() })
