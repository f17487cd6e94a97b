import type { Evaluated } from '../evaluated.ts'

/** A promise about what Terraform makes. */
export type Policy = {
  /** The promise, as a sentence. */
  readonly title: string
  /** The environments that it is made for; by default all. */
  readonly environment?: 'production'
  /** Who breaks it and how, one line each; none when it is kept. */
  readonly faults: (evaluated: Evaluated) => readonly string[]
}

/** The faults of each of the things, after its address; and a fault when there is nothing to look at. */
export function ofEach<T extends { readonly address: string }>(
  things: readonly T[],
  faultsOf: (thing: T) => Iterable<string>,
): readonly string[] {
  if (things.length === 0) return ['there is none']
  return things.flatMap((thing) =>
    [...faultsOf(thing)].map((fault) => `${thing.address}: ${fault}`),
  )
}

/** Every place where the values are not the ones expected, said as `name is value, not expected`. */
export function* differences(
  values: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
): Generator<string> {
  for (const [name, value] of Object.entries(expected)) {
    const found = values[name]
    if (JSON.stringify(found) !== JSON.stringify(value))
      yield `${name} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}`
  }
}
