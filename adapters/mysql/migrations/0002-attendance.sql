-- What may be asked of those who attend: buffers, a deadline, people who are required, alone or so
-- many of a group; and what they may say: where they are, when they work, what they would rather
-- not. Columns come at the end and with a default, so that no server need rewrite the tables. Each
-- table is altered once: an ALTER is whole or not at all, but a second one finds its columns there.

ALTER TABLE events
  ADD COLUMN buffer_before_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN buffer_after_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN answer_by_ms BIGINT NULL;

-- Minutes since midnight. Who has working hours has all three columns, otherwise all are NULL. No
-- new column has a name that the program as it was until now would then find twice in a join.
ALTER TABLE event_participants
  ADD COLUMN is_required BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN local_time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN work_start_minute SMALLINT UNSIGNED NULL,
  ADD COLUMN work_end_minute SMALLINT UNSIGNED NULL,
  ADD COLUMN work_days SET('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
    CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Until now people were in their own zone while the event was planned.
UPDATE event_participants JOIN users USING (user_id)
  SET local_time_zone = users.time_zone
  WHERE users.time_zone IS NOT NULL AND local_time_zone IS NULL;

-- The slots of one person are disjoint, whether they come gladly or if needed.
ALTER TABLE availability_slots
  ADD COLUMN if_needed BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE IF NOT EXISTS event_groups (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_no TINYINT UNSIGNED NOT NULL,
  name VARCHAR(200) NOT NULL,
  at_least SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (event_id, group_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS event_group_members (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_no TINYINT UNSIGNED NOT NULL,
  member_no SMALLINT UNSIGNED NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (event_id, group_no, member_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
