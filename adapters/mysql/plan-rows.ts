import type { EventId } from '../../domain/event/event-id.ts'
import type { MeetingPlan, ProposedSlot } from '../../domain/matching/meeting-plan.ts'
import type { Interval } from '../../domain/time/interval.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'
import type { Session } from './session.ts'

/** The fields of a plan that are columns of its event. */
export type PlanColumns = Omit<MeetingPlan, 'proposedSlots'>

/** Selects {@link PlanColumns}. */
export const PLAN_COLUMNS = `duration_minutes AS durationMinutes, step_minutes AS stepMinutes,
  buffer_before_minutes AS bufferBeforeMinutes, buffer_after_minutes AS bufferAfterMinutes`

/** What a plan stores in the columns of its event, in the order of {@link PLAN_COLUMNS}. */
export const planValues = (plan: MeetingPlan) =>
  [
    plan.durationMinutes,
    plan.stepMinutes,
    plan.bufferBeforeMinutes,
    plan.bufferAfterMinutes,
  ] as const

/** The plan with these columns of its event. */
export async function readPlan(
  session: Session,
  eventId: EventId,
  columns: PlanColumns,
): Promise<MeetingPlan> {
  const { durationMinutes, stepMinutes, bufferBeforeMinutes, bufferAfterMinutes } = columns
  const rows = await session.tuples<[number, number, TimeZone]>(
    'SELECT start_ms, end_ms, time_zone FROM proposed_slots WHERE event_id = ? ORDER BY slot_no',
    [eventId],
  )
  const proposedSlots: readonly ProposedSlot[] = rows.map(slotOf)
  return {
    durationMinutes,
    stepMinutes,
    proposedSlots,
    bufferBeforeMinutes,
    bufferAfterMinutes,
  } as MeetingPlan
}

const slotOf = ([start, end, timeZone]: [number, number, TimeZone]): ProposedSlot => ({
  interval: { start, end } as Interval,
  timeZone,
})

/** Stores the proposed slots of a new event. */
export async function insertProposedSlots(
  session: Session,
  eventId: EventId,
  plan: MeetingPlan,
): Promise<void> {
  await session.write(
    `INSERT INTO proposed_slots (event_id, slot_no, start_ms, end_ms, time_zone)
      SELECT ?, slot_no, start_ms, end_ms, time_zone FROM JSON_TABLE(?, '$[*]' COLUMNS (
        slot_no FOR ORDINALITY, start_ms BIGINT PATH '$[0]', end_ms BIGINT PATH '$[1]',
        time_zone VARCHAR(64) PATH '$[2]')) AS new_slots`,
    [eventId, JSON.stringify(slotTuples(plan))],
  )
}

/** Stores the proposed slots of a plan in the place of another's, unless they are the same. */
export async function replaceProposedSlots(
  session: Session,
  eventId: EventId,
  before: MeetingPlan,
  after: MeetingPlan,
): Promise<void> {
  if (slotTuples(after).join() === slotTuples(before).join()) return
  await session.write('DELETE FROM proposed_slots WHERE event_id = ?', [eventId])
  await insertProposedSlots(session, eventId, after)
}

const slotTuples = ({ proposedSlots }: MeetingPlan) =>
  proposedSlots.map(({ interval: { start, end }, timeZone }) => [start, end, timeZone])
