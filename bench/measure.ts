const ROUNDS = 41

/** The middle one of an odd number of values. */
export const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] as number

/** The middle duration of each task, in milliseconds, with the tasks run in turns. */
export function medians<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
): Record<Name, number> {
  const entries = Object.entries(tasks) as [Name, () => unknown][]
  const times = new Map(entries.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of entries) {
      const begin = performance.now()
      task()
      times.get(name)?.push(performance.now() - begin)
    }
  }
  return Object.fromEntries(
    entries.map(([name]) => [name, median(times.get(name) ?? [])]),
  ) as Record<Name, number>
}

/** `1.234 ms`. */
export const inMs = (milliseconds: number) => `${milliseconds.toFixed(3)} ms`

/** `5.2 ×`. */
export const inTimes = (ratio: number) => `${ratio.toFixed(1)} ×`
