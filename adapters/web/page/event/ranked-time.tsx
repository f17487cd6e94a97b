import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import { shownTimes } from '../time/shown-times.ts'
import { words } from '../words/words.ts'
import { Choice, type OnChosen } from './choice.tsx'
import { Elsewhere, isElsewhere } from './elsewhere.tsx'
import type { NameOf } from './names.ts'

type RankedTimeProps = {
  readonly time: Schema<'Recommendation'>
  readonly participantCount: number
  readonly nameOf: NameOf
  readonly zone: string
  /** Its place in the ranking that this one is compared with. */
  readonly rankBefore?: number | 'none' | undefined
  /** Whether the ranking is without somebody. */
  readonly isWithoutSome: boolean
  /** Whether another ranking is on its way. */
  readonly isPending: boolean
  readonly onChosen?: OnChosen | undefined
}

/** One recommendation: when, for whom, and when that is elsewhere. */
export function RankedTime(props: RankedTimeProps) {
  const { time, participantCount, nameOf, zone, rankBefore, onChosen } = props
  const { range } = shownTimes(zone)
  const when = range(Date.parse(time.start_time), Date.parse(time.end_time))
  const gladly = time.available.filter((id) => !time.if_needed.includes(id))
  const isForAll = time.available_count === participantCount
  return (
    <li data-for-all={isForAll || undefined}>
      <div class="ranked-head">
        <h3>
          <span class="rank">{time.rank}</span> {when}
        </h3>
        <span class="count">
          {isForAll
            ? props.isWithoutSome
              ? words.best.everybodyElse
              : words.best.everybody
            : words.group.count(time.available_count, participantCount)}
          {time.if_needed.length > 0 && ` · ${words.best.ifNeeded(time.if_needed.length)}`}
          {rankBefore !== undefined && rankBefore !== time.rank && (
            <span class="muted"> · {words.best.rankBefore(rankBefore)}</span>
          )}
        </span>
      </div>
      <meter
        min={0}
        max={participantCount}
        value={time.available_count}
        aria-label={words.group.count(time.available_count, participantCount)}
      />
      {time.missing.required.length > 0 && (
        <p class="warning">{words.best.missing(time.missing.required.map(nameOf))}</p>
      )}
      {time.missing.groups.length > 0 && (
        <p class="warning">{words.best.missingGroups(time.missing.groups)}</p>
      )}
      <dl>
        <People label={words.attendance.free} ids={gladly} nameOf={nameOf} />
        <People label={words.attendance.ifNeeded} ids={time.if_needed} nameOf={nameOf} />
        <People label={words.attendance.unavailable} ids={time.unavailable} nameOf={nameOf} />
        <People label={words.attendance.silent} ids={time.no_response} nameOf={nameOf} />
      </dl>
      <LocalTimes time={time} nameOf={nameOf} zone={zone} />
      {onChosen !== undefined && (
        <Choice
          start={new Date(time.start_time)}
          when={when}
          isBusy={props.isPending}
          onChosen={onChosen}
        />
      )}
    </li>
  )
}

const People = (props: {
  readonly label: string
  readonly ids: readonly string[]
  readonly nameOf: NameOf
}) =>
  props.ids.length === 0 ? null : (
    <div>
      <dt>{props.label}</dt>
      <dd>{words.list(props.ids.map(props.nameOf))}</dd>
    </div>
  )

/** When it is in the zones of the others. */
function LocalTimes(props: Pick<RankedTimeProps, 'time' | 'nameOf' | 'zone'>) {
  const { time, nameOf, zone } = props
  const others = time.local_times.filter(isElsewhere(zone))
  if (others.length === 0) return null
  return (
    <details>
      <summary>{words.best.elsewhere}</summary>
      <Elsewhere
        start={Date.parse(time.start_time)}
        end={Date.parse(time.end_time)}
        others={others.map(({ timezone, participants, outside_hours }) => ({
          timezone,
          people: participants,
          outsideHours: outside_hours,
        }))}
        nameOf={nameOf}
      />
    </details>
  )
}
