import { readFileSync } from 'node:fs'

/** Arguments and results of one type; those that a line leaves out are `false`, 0 or empty. */
type Block = {
  readonly attributes?: Readonly<Record<string, Attribute>>
  readonly blocks?: Readonly<Record<string, NestedBlock>>
}

type Attribute = {
  /** Terraform's own notation, such as `"string"` or `["set","string"]`. */
  readonly type: unknown
  readonly required?: boolean
  readonly optional?: boolean
  readonly computed?: boolean
}

type NestedBlock = Block & {
  readonly nesting: keyof typeof NESTING
  readonly min?: number
  readonly max?: number
}

/** One line of the file. */
type Line = Block &
  (
    | { readonly provider: string; readonly version: string }
    | { readonly resource: string }
    | { readonly data: string }
  )

/** As the plugin protocol numbers them. */
const NESTING = { single: 1, list: 2, set: 3, map: 4 } as const

/**
 * The answer to the protocol's `GetSchema`, from a file that says on each line what one type takes
 * and returns.
 *
 * @throws when the file can't be read, a line is no JSON, or the provider's own line is missing
 */
export function readSchemas(file: URL): object {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const resources: Record<string, object> = {}
  const dataSources: Record<string, object> = {}
  let provider: object | undefined
  for (const line of lines.map((line) => JSON.parse(line) as Line)) {
    if ('provider' in line) provider = schemaOf(line)
    else if ('resource' in line) resources[line.resource] = schemaOf(line)
    else dataSources[line.data] = schemaOf(line)
  }
  if (provider === undefined) throw new Error(`${file.pathname} has no line of the provider itself`)
  return { provider, resource_schemas: resources, data_source_schemas: dataSources }
}

function schemaOf(block: Block): object {
  return { version: 0, block: blockOf(block) }
}

function blockOf({ attributes = {}, blocks = {} }: Block): object {
  return {
    attributes: Object.entries(attributes).map(([name, attribute]) => ({
      ...attribute,
      name,
      type: Buffer.from(JSON.stringify(attribute.type)),
      // The source of the file does not tell, but the provider calls all that are write-only so.
      write_only: attribute.optional === true && name.endsWith('_wo'),
    })),
    block_types: Object.entries(blocks).map(([name, nested]) => ({
      type_name: name,
      nesting: NESTING[nested.nesting],
      min_items: nested.min ?? 0,
      max_items: nested.max ?? 0,
      block: blockOf(nested),
    })),
  }
}
