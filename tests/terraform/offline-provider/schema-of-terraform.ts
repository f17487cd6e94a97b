/** A block as `terraform providers schema -json` describes it, as far as it is used here. */
type Block = {
  readonly attributes?: Readonly<Record<string, Attribute>>
  readonly block_types?: Readonly<Record<string, NestedBlock>>
}

type Attribute = {
  readonly type: unknown
  readonly required?: boolean
  readonly optional?: boolean
  readonly computed?: boolean
}

type NestedBlock = {
  readonly nesting_mode: string
  readonly min_items?: number
  readonly max_items?: number
  readonly block: Block
}

type Schemas = Readonly<Record<string, { readonly block: Block }>>

/** The answer of `terraform providers schema -json`. */
export type SchemaOfTerraform = {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly provider: { readonly block: Block }
        readonly resource_schemas: Schemas
        readonly data_source_schemas: Schemas
      }
    >
  >
}

/**
 * The lines of a file for the offline provider, without their line breaks: the provider's own, then
 * resources and data sources by name.
 *
 * @param version  of the provider, which the answer does not tell
 * @param wanted  names of types; of the others nothing is written
 * @throws when the answer has no AWS provider, or a type that it does not know
 */
export function schemaLines(
  schema: SchemaOfTerraform,
  version: string,
  wanted: { readonly resources: readonly string[]; readonly data: readonly string[] },
): readonly string[] {
  const [aws] = Object.entries(schema.provider_schemas)
    .filter(([source]) => source.endsWith('/hashicorp/aws'))
    .map(([, aws]) => aws)
  if (aws === undefined) throw new Error('there is no provider hashicorp/aws in the schema')
  const lines = (kind: 'resource' | 'data', types: readonly string[], schemas: Schemas) =>
    types.toSorted().map((type) => {
      const found = schemas[type]
      if (found === undefined) throw new Error(`the provider has no ${kind} ${type}`)
      return JSON.stringify({ [kind]: type, ...lean(found.block) })
    })
  return [
    JSON.stringify({ provider: 'aws', version, ...lean(aws.provider.block) }),
    ...lines('resource', wanted.resources, aws.resource_schemas),
    ...lines('data', wanted.data, aws.data_source_schemas),
  ]
}

/** Without what is false, 0 or empty. */
function lean({ attributes = {}, block_types: blocks = {} }: Block): object {
  return {
    ...inOrder('attributes', attributes, ({ type, computed, optional, required }) => ({
      type,
      ...(computed && { computed }),
      ...(optional && { optional }),
      ...(required && { required }),
    })),
    ...inOrder('blocks', blocks, ({ nesting_mode: nesting, min_items, max_items, block }) => ({
      nesting,
      ...(min_items && { min: min_items }),
      ...(max_items && { max: max_items }),
      ...lean(block),
    })),
  }
}

function inOrder<Value>(
  title: string,
  entries: Readonly<Record<string, Value>>,
  leanValue: (value: Value) => object,
): object {
  const names = Object.keys(entries).toSorted()
  if (names.length === 0) return {}
  return { [title]: Object.fromEntries(names.map((n) => [n, leanValue(entries[n] as Value)])) }
}
