import { type InputFault, SlotServiceError, SlotServiceUnreachable } from '../errors.ts'
import type { Shape } from './answer-shapes.ts'

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

/** Something answered that is not the service, such as a proxy with a page of its own. */
export class StrangeAnswer extends Error {
  override readonly name = 'StrangeAnswer'

  constructor(cause?: unknown) {
    super('What is at that address did not answer as the Meeting Slot Service does', { cause })
  }
}

/**
 * What the service answered.
 * @param answer  of `answerOf` or `answerOnce`
 * @param shape  what will be read of it
 * @throws Refusal  for every SlotServiceError
 * @throws StrangeAnswer  when it has another shape, or is no JSON
 * @throws SlotServiceUnreachable
 */
export async function answerTo<Data>(
  answer: Promise<Data>,
  shape: Shape,
  origins: Origins = [],
): Promise<Data> {
  const data = await answer.catch((error: unknown) => {
    if (error instanceof SlotServiceError) throw new Refusal(error, origins)
    const isOther = error instanceof SlotServiceUnreachable && error.isOther
    throw isOther ? new StrangeAnswer(error) : error
  })
  if (!shape(data)) throw new StrangeAnswer()
  return data
}

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
