import type { Recommendation } from './recommendation.ts'
import { type Sight, sees } from './sight.ts'

/**
 * What a viewer may see of a recommendation: the counts as they are, and in the lists nobody whom
 * they must not know of. Of what groups are missing nothing is left where answers are hidden: a
 * group of one, or one that needs all of its members, tells of each. Nor are the minutes outside
 * working hours: everybody's hours are known, so that the sum tells whose it is made of.
 */
export function seenRecommendation<Id extends string>(
  recommendation: Recommendation<Id>,
  sight: Sight<Id>,
): Recommendation<Id> {
  if (sight.answers === 'everybody') return recommendation
  const { missing, localTimes, discomfort: _, ...rest } = recommendation
  const seen = (people: readonly Id[]) => people.filter(sees(sight, 'answers'))
  const known = (people: readonly Id[]) => people.filter(sees(sight, 'people'))
  return {
    ...rest,
    available: seen(recommendation.available),
    unavailable: seen(recommendation.unavailable),
    noResponse: seen(recommendation.noResponse),
    ifNeeded: seen(recommendation.ifNeeded),
    missing: { required: seen(missing.required), groups: [] },
    localTimes: localTimes
      .map(({ timeZone, people, outsideHours }) => ({
        timeZone,
        people: known(people),
        outsideHours: known(outsideHours),
      }))
      .filter(({ people }) => people.length > 0),
  }
}
