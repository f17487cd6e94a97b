-- When an event is over: at the end of its last proposed slot, or when it was made if that is later.
-- Some time after that it is removed, and is to be found without a look at all others. NULL stands for
-- what a process of an older version has written: whoever searches looks at its windows then.

ALTER TABLE events
  ADD COLUMN over_ms BIGINT NULL,
  ADD KEY over_since (over_ms, event_id);

UPDATE events
  SET over_ms = GREATEST(created_ms, COALESCE(
    (SELECT MAX(end_ms) FROM proposed_slots WHERE proposed_slots.event_id = events.event_id),
    created_ms))
  WHERE over_ms IS NULL;
