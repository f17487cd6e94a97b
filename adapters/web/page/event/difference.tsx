import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import type { Ranking } from './use-ranking-without.ts'

/** Says how a ranking without some people differs from that with everybody. */
export function Difference(props: {
  readonly names: readonly string[]
  readonly before: Ranking
  readonly after: Ranking
  readonly zone: string
}) {
  const { names, before, after, zone } = props
  const [bestBefore, bestAfter] = [before, after].map(({ recommendations: [best] }) =>
    best === undefined || best.available_count === 0
      ? undefined
      : shownTimes(zone).moment(Date.parse(best.start_time)),
  )
  return (
    <p class="notice">
      {words.best.suitingAll(names, suitingAll(before), suitingAll(after))}
      {bestAfter !== undefined && ` ${words.best.bestMoved(bestBefore, bestAfter)}`}
    </p>
  )
}

/** How many of the ranked times suit everybody whom the ranking is for. */
const suitingAll = ({ recommendations, participant_count }: Ranking) =>
  recommendations.filter(({ available_count }) => available_count === participant_count).length
