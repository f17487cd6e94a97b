import { z } from '@hono/zod-openapi'
import type { HeatMap } from '../../../domain/matching/heat-map.ts'
import type { Steps } from '../../../domain/steps.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { showInParameter } from './recommendation-query-schemas.ts'
import { preferenceSchema, shownSlotSchema, showSlot } from './slot-schemas.ts'

/** In which zone a heat map is wanted. */
export const heatMapQuerySchema = z.strictObject({ timezone: showInParameter })

const segmentSchema = z
  .object({
    ...shownSlotSchema.shape,
    available_count: z.int().openapi({
      description: 'How many are free during all of it.',
      example: 2,
    }),
    if_needed_count: z.int().openapi({
      description: 'How many of these would rather not.',
      example: 1,
    }),
  })
  .openapi('Segment')

const mappedAnswerSchema = z
  .object({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    slots: z.array(shownSlotSchema.extend({ preference: preferenceSchema })).openapi({
      description:
        'When they can come within the proposed slots, earliest first; empty for somebody who can’t.',
    }),
  })
  .openapi('MappedAnswer')

/** When how many can come to an event. */
export const heatMapSchema = z
  .object({
    event_id: z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    revision: z.int(),
    participant_count: z.int().openapi({ description: 'How many people there are.', example: 3 }),
    responded_count: z.int().openapi({ description: 'How many have answered.', example: 3 }),
    segments: z.array(segmentSchema).openapi({
      description:
        'All of the proposed slots, earliest first, cut wherever it changes who can come or how gladly; where answers are hidden, wherever the counts change.',
    }),
    answers: z.array(mappedAnswerSchema).openapi({
      description:
        'Of everybody who has answered, in the order in which they joined; only one’s own where the others are hidden.',
    }),
  })
  .openapi('HeatMap')

/**
 * A heat map as the interface shows it; in `timeZone` when one is asked for. One stretch after the
 * other: a large group has tens of thousands.
 */
export function* showHeatMap<Id extends string>(
  { segments, answers }: HeatMap<Id>,
  timeZone: TimeZone | undefined,
): Steps<Pick<z.infer<typeof heatMapSchema>, 'segments' | 'answers'>> {
  const shownSegments: z.infer<typeof segmentSchema>[] = []
  for (const segment of segments) {
    shownSegments.push({
      ...showSlot(segment, timeZone ?? segment.timeZone),
      available_count: segment.availableCount,
      if_needed_count: segment.ifNeededCount,
    })
    yield
  }
  const shownAnswers: z.infer<typeof mappedAnswerSchema>[] = []
  for (const { id, slots } of answers) {
    shownAnswers.push({
      user_id: id,
      slots: slots.map((slot) => ({
        ...showSlot(slot, timeZone ?? slot.timeZone),
        preference: slot.preference,
      })),
    })
    yield
  }
  return { segments: shownSegments, answers: shownAnswers }
}
