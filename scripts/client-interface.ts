import openapiTS, { astToString } from 'openapi-typescript'

/** The service's OpenAPI document, as far as anything is asked of it here. */
type Document = { readonly info: { readonly version: string } }

/**
 * The TypeScript client's picture of the interface: `clients/typescript/source/interface.ts`.
 * @param document  what `GET /openapi.json` answers
 */
export async function clientInterface(document: Document): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    // Fields with a default need not be sent; those that always come are required anyway.
    defaultNonNullable: false,
  })
  return [
    `// The interface of the Meeting Slot Service ${document.info.version}, generated from its OpenAPI document`,
    '// by `npm run client:generate`.',
    '',
    astToString(nodes),
  ].join('\n')
}
