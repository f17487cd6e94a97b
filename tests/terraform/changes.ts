import { Evaluated, jsonIn } from './evaluated.ts'

/**
 * The same with one thing changed, over and over: each value in turn, inside JSON too, and each
 * resource left out. Enough for a policy to notice something, if it notices anything.
 */
export function* changesOf({ resources }: Evaluated): Generator<Evaluated> {
  for (const [index, resource] of resources.entries()) {
    yield new Evaluated(resources.toSpliced(index, 1))
    for (const values of changed(resource.values))
      yield new Evaluated(
        resources.with(index, { ...resource, values: values as object as Values }),
      )
  }
}

/** Characters: more than AWS takes of anything. */
const MUCH = 20_000

type Values = Readonly<Record<string, unknown>>

function* changed(value: unknown): Generator<unknown> {
  if (typeof value === 'boolean') yield !value
  else if (typeof value === 'number') yield* [value + 1, value - 1, 22]
  else if (typeof value === 'string') yield* changedText(value)
  else if (value === null) yield 'something'
  else if (Array.isArray(value)) {
    yield* [[], [...value, 'something']]
    for (const [index, one] of value.entries())
      for (const other of changed(one)) yield value.with(index, other)
  } else if (typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      yield { ...value, [name]: undefined }
      for (const other of changed(one)) yield { ...value, [name]: other }
    }
  }
}

function* changedText(text: string): Generator<string> {
  yield* ['*', '', `${text}, and more`, text.padEnd(MUCH)]
  for (const other of changed(jsonIn(text))) yield JSON.stringify(other)
}
