import { TookTooLong } from './mysql-errors.ts'

/**
 * What the promise resolves to, if it does so in time.
 * @param what  what is missed when it does not, such as `no answer`
 * @throws TookTooLong when it takes longer; what the promise comes to later is dropped
 */
export function within<Value>(ms: number, promise: Promise<Value>, what: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TookTooLong(`${what} within ${ms} ms`)), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
