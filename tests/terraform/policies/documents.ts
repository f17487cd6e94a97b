import { at, jsonIn, listOf, type Resource } from '../evaluated.ts'

/** A policy of IAM, of a key, a bucket or a topic, and where it stands. */
export type Document = {
  readonly address: string
  /** The attribute that holds it, such as `policy` or `assume_role_policy`. */
  readonly attribute: string
  readonly type: string
  readonly body: unknown
  /** Its length as AWS counts, in characters. */
  readonly length: number
}

/** A statement of a policy, with single values made lists. */
export type Statement = {
  readonly address: string
  readonly document: Document
  readonly effect: unknown
  readonly actions: readonly unknown[]
  readonly resources: readonly unknown[]
  readonly principal: unknown
  readonly condition: unknown
  /** Members by another name, such as `NotAction`. */
  readonly others: readonly string[]
}

const MEMBERS = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition']

/** Every policy in the attributes of a resource, by its shape: JSON with statements. */
export function documentsIn(resource: Resource): readonly Document[] {
  return Object.entries(resource.values).flatMap(([attribute, value]) => {
    const body = jsonIn(value)
    if (at(body, 'Statement') === undefined) return []
    const { address, type } = resource
    return [
      { address: `${address}.${attribute}`, attribute, type, body, length: String(value).length },
    ]
  })
}

/** The statements of a policy. */
export function statementsOf(document: Document): readonly Statement[] {
  return listOf(at(document.body, 'Statement')).map((statement, index) => ({
    address: `${document.address}, ${at(statement, 'Sid') ?? `statement ${index + 1}`}`,
    document,
    effect: at(statement, 'Effect'),
    actions: listOf(at(statement, 'Action')),
    resources: listOf(at(statement, 'Resource')),
    principal: at(statement, 'Principal'),
    condition: at(statement, 'Condition'),
    others: Object.keys(statement as object).filter((name) => !MEMBERS.includes(name)),
  }))
}
