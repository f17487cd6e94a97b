/** A JSON Schema as far as the document's requests use it. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
  readonly example?: unknown
}

type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

/** The OpenAPI document, as far as the fuzzer reads it. */
export type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly Parameter[]
            readonly security?: readonly Readonly<Record<string, unknown>>[]
            readonly requestBody?: {
              readonly content: { readonly 'application/json': { readonly schema: Schema } }
            }
            readonly responses: Record<string, { readonly content?: Record<string, unknown> }>
          }
        >
      >
    >
  >
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** One operation, with every reference in its schemas replaced by what it refers to. */
export type Operation = {
  /** `PATCH /events/{event_id}` */
  readonly name: string
  readonly method: string
  readonly path: string
  /** The names of the security schemes any of which opens it; none where it is open to all. */
  readonly schemes: readonly string[]
  /** Whether one of them must. */
  readonly needsToken: boolean
  readonly query: Readonly<Record<string, Schema>>
  readonly headers: readonly string[]
  readonly body: Schema | undefined
}

/**
 * Every operation of the document.
 * @throws for a keyword in a request that the fuzzer would pass over
 */
export const operationsOf = ({ paths, components }: Document): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], security = [], requestBody }]) => {
      const of = (place: string) => parameters.filter((parameter) => parameter.in === place)
      const body = requestBody?.content['application/json'].schema
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        schemes: security.flatMap((requirement) => Object.keys(requirement)),
        needsToken: security.length > 0 && security.every((one) => Object.keys(one).length > 0),
        query: Object.fromEntries(
          of('query').map(({ name, schema }) => [name, resolved(schema, components)]),
        ),
        headers: of('header').map(({ name }) => name),
        body: body && resolved(body, components),
      }
    }),
  )

const SAYS_NOTHING = new Set(['description', 'example', 'examples', 'default', 'title'])
const UNDERSTOOD = new Set(
  (
    '$ref type properties required additionalProperties items anyOf oneOf enum const minItems ' +
    'maxItems minLength maxLength minimum maximum pattern format'
  ).split(' '),
)

function resolved(schema: Schema, components: Document['components']): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    const target = components.schemas[name]
    if (target === undefined) throw new Error(`${schema.$ref} refers to nothing`)
    return resolved(target, components)
  }
  for (const keyword of Object.keys(schema)) {
    if (UNDERSTOOD.has(keyword) || SAYS_NOTHING.has(keyword)) continue
    throw new Error(`teach the fuzzer the keyword "${keyword}"`)
  }
  const { properties, items, anyOf, oneOf } = schema
  const inside = (part: Schema) => resolved(part, components)
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, inside(part)]),
      ),
    }),
    ...(items && { items: inside(items) }),
    ...(anyOf && { anyOf: anyOf.map(inside) }),
    ...(oneOf && { oneOf: oneOf.map(inside) }),
  }
}

/** The types that a value may have. */
export const typesOf = ({ type = [] }: Schema): readonly string[] =>
  typeof type === 'string' ? [type] : type
