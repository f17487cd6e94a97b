import { type InputFault, SlotServiceError } from '../errors.ts'
import { answerOf } from '../slot-client.ts'

/**
 * Which option each part of a request came from: `['/proposed_slots/0', '--window "…"']`, or the
 * name of a query parameter.
 */
export type Origins = readonly (readonly [place: string, option: string])[]

/** The service refused what options asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: SlotServiceError
  readonly origins: Origins

  constructor(problem: SlotServiceError, origins: Origins) {
    super(problem.message, { cause: problem })
    this.problem = problem
    this.origins = origins
  }
}

/**
 * What the service answered.
 * @throws Refusal  for every SlotServiceError
 * @throws SlotServiceUnreachable
 */
export const answerTo = <Data>(
  call: Parameters<typeof answerOf<Data>>[0],
  origins: Origins = [],
): Promise<Data> =>
  answerOf(call).catch((error: unknown) => {
    throw error instanceof SlotServiceError ? new Refusal(error, origins) : error
  })

/** The whole refusal: a line for itself, and one for every fault. */
export function refusalLines({ problem, origins }: Refusal): string {
  const { status, title, detail, errors, retryAfterSeconds } = problem
  return [
    `refused: ${title} (${status})${detail === '' ? '' : `: ${detail}`}`,
    ...errors.map((fault) => `  ${originOf(fault, origins)}: ${fault.detail}`),
    ...(retryAfterSeconds === undefined ? [] : [`try again in ${retryAfterSeconds} seconds`]),
  ].join('\n')
}

/** The option of the longest place that leads to the fault; where there is none, its own place. */
function originOf({ pointer, parameter, header }: InputFault, origins: Origins): string {
  const place = pointer ?? parameter ?? header ?? 'the request'
  const [origin] = origins
    .filter(([start]) => place === start || place.startsWith(`${start}/`))
    .toSorted(([one], [other]) => other.length - one.length)
  return origin?.[1] ?? place
}
