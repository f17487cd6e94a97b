import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import type { NameOf } from './names.ts'

type AdviceProps = {
  readonly advice: readonly Schema<'Advice'>[]
  readonly participantCount: number
  /** Whether it is for all but some. */
  readonly isWithoutSome: boolean
  readonly nameOf: NameOf
  readonly zone: string
}

/** What would suit more people than the best time does; nothing where there is no advice. */
export function Advice({ advice, ...reader }: AdviceProps) {
  if (advice.length === 0) return null
  return (
    <>
      <h3>{words.advice.heading}</h3>
      <ul class="advice">
        {advice.map((one) => (
          <li key={one.kind}>{sentence(one, reader)}</li>
        ))}
      </ul>
    </>
  )
}

/** An advice in the reader's words, with times by the reader's clock. */
function sentence(
  advice: Schema<'Advice'>,
  { participantCount, isWithoutSome, nameOf, zone }: Omit<AdviceProps, 'advice'>,
): string {
  const shown = shownTimes(zone)
  const at = ({ start_time }: Schema<'Slot'>) => shown.moment(Date.parse(start_time))
  const from = ({ start_time, end_time }: Schema<'Slot'>) =>
    shown.range(Date.parse(start_time), Date.parse(end_time))
  const whom = words.advice.whom(advice.attendee_count, participantCount, isWithoutSome)
  switch (advice.kind) {
    case 'shorter_meeting':
      return words.advice.shorterMeeting(whom, {
        minutes: advice.duration_minutes,
        places: advice.places.map(at),
        furtherCount: advice.place_count - advice.places.length,
      })
    case 'smallest_change':
      return words.advice.smallestChange(whom, {
        name: nameOf(advice.participant),
        place: at(advice.place),
        added: advice.add.map(from),
      })
    case 'another_time':
      return words.advice.anotherTime(whom, {
        place: at(advice.place),
        isProposed: advice.is_proposed,
      })
    case 'missing_answers': {
      const named = advice.participants.slice(0, MOST_NAMES)
      return words.advice.missingAnswers(whom, {
        names: named.map(nameOf),
        furtherCount: advice.missing_count - named.length,
        place: at(advice.place),
      })
    }
    case 'without_one':
      return words.advice.withoutOne(
        advice.people
          .slice(0, MOST_NAMES)
          .map(({ participant, place }) => ({ name: nameOf(participant), place: at(place) })),
      )
  }
}

/** With more it would be a list, and no sentence. */
const MOST_NAMES = 3
