const ada = 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz'
const ben = 'usr_01kf3k9v4xe9ktn8vbq1d5m2s0'
const cleo = 'usr_01kf3k9v4xe9ktn8vbq1d5m2s1'

/** Three people, one of them required, and no hour that suits all three. */
export const RECOMMENDATIONS_EXAMPLE = {
  event_id: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz',
  revision: 4,
  duration_minutes: 60,
  participant_count: 3,
  responded_count: 3,
  if_needed: 'counts' as const,
  tie_break: 'earliest' as const,
  recommendations: [
    {
      rank: 1,
      start_time: '2026-01-12T15:00:00-05:00',
      end_time: '2026-01-12T16:00:00-05:00',
      timezone: 'America/New_York',
      availability_rate: 2 / 3,
      latest_start: '2026-01-12T15:00:00-05:00',
      available_count: 2,
      firm_count: 1,
      available: [ben, cleo],
      unavailable: [ada],
      no_response: [],
      if_needed: [ben],
      missing: { required: [], groups: [] },
      local_times: [
        {
          timezone: 'America/New_York',
          start_time: '2026-01-12T15:00:00-05:00',
          participants: [ada, ben],
          outside_hours: [],
        },
        {
          timezone: 'Europe/Berlin',
          start_time: '2026-01-12T21:00:00+01:00',
          participants: [cleo],
          outside_hours: [cleo],
        },
      ],
      minutes_outside_hours: { total: 60, worst: 60 },
    },
  ],
  advice: [
    {
      kind: 'shorter_meeting' as const,
      detail: '30 minutes would suit all three: Jan 12 15:00.',
      attendee_count: 3,
      duration_minutes: 30,
      places: [
        {
          start_time: '2026-01-12T15:00:00-05:00',
          end_time: '2026-01-12T15:30:00-05:00',
          timezone: 'America/New_York',
        },
      ],
      place_count: 1,
    },
  ],
}
