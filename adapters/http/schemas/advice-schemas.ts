import { z } from '@hono/zod-openapi'
import type { Advice } from '../../../domain/matching/advice/advice.ts'
import type { Place } from '../../../domain/matching/advice/place.ts'
import type { ProposedSlot } from '../../../domain/matching/meeting-plan.ts'
import type { RankedCandidates } from '../../../domain/matching/ranked-candidates.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { type AdviceWords, describeAdvice } from '../advice-wording.ts'
import { shownSlotSchema, showSlot } from './slot-schemas.ts'

const participantSchema = z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' })

/** What every advice says. */
const common = (example: string) => ({
  detail: z.string().openapi({ description: 'The advice in a sentence.', example }),
  attendee_count: z.int().openapi({ description: 'How many could come then.', example: 3 }),
})

/** How many there are of which the first few are named. */
const countOfAll = z.int().openapi({ description: 'How many there are in all.' })

/** One way from the best recommendation to a better one. */
export const adviceSchema = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('shorter_meeting'),
        ...common('30 minutes would suit all three: Jan 12 15:00 or Jan 14 19:00.'),
        duration_minutes: z.int().openapi({
          description: 'The longest at which everybody, or else one more person, could come.',
          example: 30,
        }),
        places: z.array(shownSlotSchema).openapi({ description: 'Where; the first five.' }),
        place_count: countOfAll,
      })
      .openapi('ShorterMeeting'),
    z
      .object({
        kind: z.literal('smallest_change'),
        ...common(
          'If Cleo could also come on Jan 12 from 14:30 to 15:00, Jan 12 14:30 would suit all three.',
        ),
        participant: participantSchema.openapi({ description: 'Whose answer lacks the least.' }),
        minutes_to_add: z.number().openapi({ description: 'How much, all in all.', example: 30 }),
        add: z.array(shownSlotSchema).openapi({ description: 'What they would have to add.' }),
        place: shownSlotSchema.openapi({ description: 'Where everybody could come then.' }),
      })
      .openapi('SmallestChange'),
    z
      .object({
        kind: z.literal('another_time'),
        ...common('Jan 13 10:15, outside the proposed slots, would suit all three.'),
        place: shownSlotSchema.openapi({
          description: 'The earliest time at which everybody is free; it is no candidate.',
        }),
        is_proposed: z.boolean().openapi({
          description: 'Whether it lies inside a proposed slot, between the steps.',
        }),
      })
      .openapi('AnotherTime'),
    z
      .object({
        kind: z.literal('missing_answers'),
        ...common(
          'Ben and Cleo have not answered: if they all could come, Jan 12 14:00 would suit all three.',
        ),
        participants: z.array(participantSchema).openapi({
          description: 'Who has not answered; the first hundred.',
        }),
        missing_count: countOfAll,
        place: shownSlotSchema.openapi({
          description: 'The best, if they all could come to everything.',
        }),
      })
      .openapi('MissingAnswers'),
    z
      .object({
        kind: z.literal('without_one'),
        ...common(
          'Everybody else could come without Cleo on Jan 12 14:00 or without Ben on Jan 14 18:00.',
        ),
        people: z
          .array(
            z.object({
              participant: participantSchema,
              candidate_count: z.int().openapi({
                description: 'How many candidates suit everybody else.',
              }),
              place: shownSlotSchema.openapi({ description: 'The earliest of these.' }),
            }),
          )
          .openapi({
            description:
              'Whose absence alone keeps a candidate from suiting everybody; the first five.',
          }),
        people_count: countOfAll,
      })
      .openapi('WithoutOne'),
  ])
  .openapi('Advice')

/** What the sentences about a ranking need to know. */
export const adviceWords = <Id extends string>(
  { participantCount, meeting }: RankedCandidates<Id>,
  nameOf: (id: Id) => string,
  timeZone: TimeZone | undefined,
): AdviceWords<Id> => ({
  participantCount,
  nameOf,
  timeZone,
  namesZones:
    timeZone === undefined &&
    new Set(meeting.plan.proposedSlots.map((slot) => slot.timeZone)).size > 1,
  namesYears: new Set(meeting.plan.proposedSlots.map(yearOf)).size > 1,
})

const yearOf = ({ interval, timeZone }: ProposedSlot) =>
  showTime(interval.start, timeZone).slice(0, 4)

/** An advice as the interface shows it; in the words' zone when there is one. */
export function showAdvice<Id extends string>(
  advice: Advice<Id>,
  words: AdviceWords<Id>,
): z.infer<typeof adviceSchema> {
  const said = { detail: describeAdvice(advice, words), attendee_count: advice.attendeeCount }
  const show = showPlace(words.timeZone)
  switch (advice.kind) {
    case 'shorter_meeting':
      return {
        kind: advice.kind,
        ...said,
        duration_minutes: advice.durationMinutes,
        places: advice.places.map(show),
        place_count: advice.placeCount,
      }
    case 'smallest_change': {
      const timeZone = words.timeZone ?? advice.place.timeZone
      return {
        kind: advice.kind,
        ...said,
        participant: advice.participant,
        minutes_to_add: advice.minutesToAdd,
        add: advice.add.map((interval) => showSlot(interval, timeZone)),
        place: show(advice.place),
      }
    }
    case 'another_time':
      return {
        kind: advice.kind,
        ...said,
        place: show(advice.place),
        is_proposed: advice.isProposed,
      }
    case 'missing_answers':
      return {
        kind: advice.kind,
        ...said,
        participants: [...advice.people],
        missing_count: advice.peopleCount,
        place: show(advice.place),
      }
    case 'without_one':
      return {
        kind: advice.kind,
        ...said,
        people: advice.people.map(({ id, candidateCount, place }) => ({
          participant: id,
          candidate_count: candidateCount,
          place: show(place),
        })),
        people_count: advice.peopleCount,
      }
  }
}

const showPlace = (timeZone: TimeZone | undefined) => (place: Place) =>
  showSlot(place, timeZone ?? place.timeZone)
