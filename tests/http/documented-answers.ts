import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

type Operation = {
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>
}

/** The OpenAPI document of a running service, as the judge of its answers. */
export class DocumentedAnswers {
  readonly #paths: Record<string, Record<string, Operation>>
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false }))
  readonly #patterns: readonly (readonly [pattern: string, matches: RegExp])[]
  readonly #validators = new Map<string, ValidateFunction>()

  constructor(document: { readonly paths: Record<string, Record<string, Operation>> }) {
    this.#paths = document.paths
    this.#patterns = Object.keys(document.paths).map((pattern) => [
      pattern,
      new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    ])
    this.#ajv.addSchema(document, 'openapi')
  }

  /**
   * What the document has against an answer of a documented operation: a status that it does not
   * know, a media type that does not belong to it, a body that does not match the schema.
   *
   * @returns nothing at all for a good answer, and for an operation that is not documented
   */
  faults(
    method: string,
    path: string,
    answer: { status: number; contentType: string; body: unknown },
  ): unknown {
    const [pattern] = this.#patterns.find(([, matches]) => matches.test(path)) ?? []
    const operation = pattern && this.#paths[pattern]?.[method.toLowerCase()]
    if (!operation) return undefined
    const response = operation.responses[answer.status]
    if (response === undefined) return `${method} ${pattern} does not document ${answer.status}`
    if (response.content === undefined) return answer.body === '' ? undefined : 'an unknown body'
    if (!(answer.contentType in response.content)) return `${answer.contentType} is unknown`
    const steps = ['paths', pattern, method.toLowerCase(), 'responses', answer.status, 'content']
    const pointer = [...steps, answer.contentType, 'schema'].map(pointerStep).join('/')
    const validate = this.#validatorAt(`openapi#/${pointer}`)
    return validate(answer.body) ? undefined : validate.errors
  }

  #validatorAt(reference: string): ValidateFunction {
    const known = this.#validators.get(reference)
    if (known !== undefined) return known
    const made = this.#ajv.compile({ $ref: reference })
    this.#validators.set(reference, made)
    return made
  }
}

/** A step of a JSON pointer inside a URI: RFC 6901, sections 3 and 6. */
const pointerStep = (step: string | number) =>
  encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
