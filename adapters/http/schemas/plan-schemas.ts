import { z } from '@hono/zod-openapi'
import {
  BUFFER_MINUTES,
  DURATION_MINUTES,
  MAX_PROPOSED_SLOTS,
  MeetingPlan,
  type MeetingPlanFault,
  STEP_MINUTES,
} from '../../../domain/matching/meeting-plan.ts'
import { describeFault, pointPlanFault } from '../fault-wording.ts'
import { writtenSlotSchema } from './slot-schemas.ts'

/** A duration in minutes. */
export const durationSchema = z
  .int()
  .min(DURATION_MINUTES.min)
  .max(DURATION_MINUTES.max)
  .openapi({ description: 'How long the meeting lasts.', example: 60 })

/** A step in minutes. */
export const stepSchema = z.int().min(STEP_MINUTES.min).max(STEP_MINUTES.max).openapi({
  description: 'How far apart candidates start, from the start of their slot.',
  example: 15,
})

/** The windows of an event; each becomes a slot of the domain. */
export const proposedSlotsSchema = z
  .array(writtenSlotSchema)
  .min(1)
  .max(MAX_PROPOSED_SLOTS)
  .openapi({
    description:
      'The windows inside which the meeting must lie. One that is shorter than the meeting holds no candidate, and is no fault.',
  })

/** How long before the meeting everybody must be free. */
export const bufferBeforeSchema = z.int().min(BUFFER_MINUTES.min).max(BUFFER_MINUTES.max).openapi({
  description:
    'How long before the meeting everybody must be free too; the window need hold the meeting alone.',
  example: 15,
})

/** How long after the meeting everybody must be free. */
export const bufferAfterSchema = z.int().min(BUFFER_MINUTES.min).max(BUFFER_MINUTES.max).openapi({
  description: 'How long after the meeting everybody must be free too.',
  example: 0,
})

/** The fields that make a plan. */
export const planFields = {
  duration_minutes: durationSchema,
  step_minutes: stepSchema.default(STEP_MINUTES.default),
  proposed_slots: proposedSlotsSchema,
  buffer_before_minutes: bufferBeforeSchema.default(BUFFER_MINUTES.default),
  buffer_after_minutes: bufferAfterSchema.default(BUFFER_MINUTES.default),
}

type PlanFields = z.output<z.ZodObject<typeof planFields>>

/** The plan that the fields make, or issues at the fields that are at fault. */
export function planOf(body: PlanFields, context: z.RefinementCtx): MeetingPlan {
  const made = makePlan(body)
  if (made.ok) return made.value
  for (const fault of made.fault) addPlanIssue(fault, context)
  return z.NEVER
}

/** Says of a plan with other faults around it whether it holds too many candidates. */
export function checkPlanSize(
  body: { readonly [Field in keyof PlanFields]?: PlanFields[Field] | undefined },
  context: z.RefinementCtx,
): void {
  const { proposed_slots: slots, duration_minutes = Number.NaN, step_minutes = Number.NaN } = body
  if (!Array.isArray(slots) || slots.some((slot) => slot?.interval === undefined)) return
  const { buffer_before_minutes = 0, buffer_after_minutes = 0 } = body
  const made = makePlan({
    proposed_slots: slots,
    duration_minutes,
    step_minutes,
    buffer_before_minutes,
    buffer_after_minutes,
  })
  if (made.ok) return
  // The schema of a field tells of a value that is out of its range.
  for (const fault of made.fault) {
    if (fault._tag === 'TooManyCandidates') addPlanIssue(fault, context)
  }
}

const makePlan = (body: PlanFields) =>
  MeetingPlan.of({
    durationMinutes: body.duration_minutes,
    stepMinutes: body.step_minutes,
    proposedSlots: body.proposed_slots,
    bufferBeforeMinutes: body.buffer_before_minutes,
    bufferAfterMinutes: body.buffer_after_minutes,
  })

function addPlanIssue(fault: MeetingPlanFault, context: z.RefinementCtx): void {
  const path = [pointPlanFault(fault).slice(1)]
  context.addIssue({ code: 'custom', message: describeFault(fault), path })
}
