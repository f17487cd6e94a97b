/** A resource as Terraform has evaluated it. */
export type Resource = {
  /** Such as `module.database.aws_db_instance.primary`. */
  readonly address: string
  readonly type: string
  readonly values: Readonly<Record<string, unknown>>
}

/** All that a configuration makes, evaluated by Terraform against a provider that only pretends. */
export class Evaluated {
  readonly resources: readonly Resource[]

  constructor(resources: readonly Resource[]) {
    this.resources = resources
  }

  /** What a run of `terraform test` has made. */
  static of(state: State): Evaluated {
    return new Evaluated([...resourcesOf(state.root_module)])
  }

  /** The resources of one type, such as `aws_db_instance`. */
  ofType(type: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.type === type)
  }
}

/** The `test_state` of `terraform test -json -verbose`: what a run has made. */
export type State = {
  readonly root_module: Module
}

type Module = {
  readonly resources?: readonly (Resource & { readonly mode: string })[]
  readonly child_modules?: readonly Module[]
}

function* resourcesOf(module: Module): Generator<Resource> {
  for (const resource of module.resources ?? []) if (resource.mode === 'managed') yield resource
  for (const child of module.child_modules ?? []) yield* resourcesOf(child)
}

/** What is found along the path; `undefined` where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string | number, unknown>)[key]
        : undefined,
    value,
  )
}

/** The value as a list: itself, or alone in one; nothing in an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The object that the text holds as JSON; `undefined` when it is something else. */
export function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
