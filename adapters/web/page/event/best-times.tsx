import { useMemo, useState } from 'preact/hooks'
import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { Faults } from '../parts/faults.tsx'
import { zoneName } from '../time/zones.ts'
import { words } from '../words/words.ts'
import { Advice } from './advice.tsx'
import type { OnChosen } from './choice.tsx'
import { Difference } from './difference.tsx'
import { canLeaveOut, LeftOut } from './left-out.tsx'
import type { NameOf } from './names.ts'
import { RankedTime } from './ranked-time.tsx'
import type { LoadedEvent } from './use-event.ts'
import { type Ranking, useRankingWithout } from './use-ranking-without.ts'

type BestTimesProps = {
  readonly loaded: LoadedEvent
  readonly recommendations: Schema<'Recommendations'>
  readonly nameOf: NameOf
  readonly zone: string
  /** Settles the time; missing for whoever may not. */
  readonly onChosen?: OnChosen | undefined
}

/** So many are to be seen before somebody asks for more. */
const AT_FIRST = 6

/** The ranking: when the meeting should be, who could come then, and what would suit more. */
export function BestTimes({ loaded, recommendations, nameOf, zone, onChosen }: BestTimesProps) {
  const { participants } = loaded.event
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set())
  // Whoever is removed from the event can't be left out any more; the same people are the same set.
  const choosable = canLeaveOut(loaded) ? participants.map(({ user_id }) => user_id) : []
  const leftOut = useMemo(
    () => unwanted.intersection(new Set(choosable)),
    [unwanted, choosable.join()],
  )
  const { without, isPending, fault } = useRankingWithout(loaded, leftOut)
  const [isAllShown, setAllShown] = useState(false)
  const ranking = without?.ranking ?? recommendations
  const times = ranking.recommendations.filter(({ available_count }) => available_count > 0)

  return (
    <section aria-labelledby="best-heading" class="panel best">
      <h2 id="best-heading">{words.best.heading}</h2>
      <p class="hint">{words.best.hint(ranking.duration_minutes, zoneName(zone))}</p>
      {recommendations.responded_count > 0 && (
        <LeftOut loaded={loaded} nameOf={nameOf} leftOut={leftOut} onLeftOut={setUnwanted} />
      )}
      <Faults fault={fault} />
      <div role="status">
        {without !== undefined && (
          <Difference
            names={[...without.people].map(nameOf)}
            before={recommendations}
            after={without.ranking}
            zone={zone}
          />
        )}
        <p class="unseen">
          {times[0] !== undefined &&
            words.best.announced(times[0].available_count, ranking.participant_count)}
        </p>
      </div>
      {times.length === 0 ? (
        <p class="empty">{words.best.empty[ranking.empty_reason ?? 'no_overlap']}</p>
      ) : (
        <ol class="ranked" aria-busy={isPending || undefined}>
          {times.slice(0, isAllShown ? undefined : AT_FIRST).map((time) => (
            <RankedTime
              key={time.start_time}
              time={time}
              participantCount={ranking.participant_count}
              nameOf={nameOf}
              zone={zone}
              isWithoutSome={without !== undefined}
              rankBefore={without && rankIn(recommendations, time)}
              isPending={isPending}
              onChosen={onChosen}
            />
          ))}
        </ol>
      )}
      {times.length > AT_FIRST && (
        <button type="button" onClick={() => setAllShown(!isAllShown)}>
          {isAllShown ? words.best.fewer : words.best.more(times.length - AT_FIRST)}
        </button>
      )}
      {recommendations.responded_count > 0 && (
        <Advice
          advice={ranking.advice ?? []}
          participantCount={ranking.participant_count}
          isWithoutSome={without !== undefined}
          nameOf={nameOf}
          zone={zone}
        />
      )}
    </section>
  )
}

/** Which place a time has in a ranking; 'none' where it has none. */
const rankIn = ({ recommendations }: Ranking, time: Schema<'Recommendation'>) =>
  recommendations.find(
    ({ start_time, available_count }) => start_time === time.start_time && available_count > 0,
  )?.rank ?? 'none'
