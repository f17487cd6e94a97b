-- Instants are epoch milliseconds, identifiers and hashes compare byte by byte. Every table that
-- belongs to an event begins its primary key with the event: one event is one range of each.

CREATE TABLE IF NOT EXISTS users (
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) NOT NULL,
  email VARCHAR(254) NOT NULL,
  time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- `revision` counts the accepted changes; `structure_revision` is that of the last one which was
-- more than an answer: whoever knows the event at that revision or later need read answers only.
CREATE TABLE IF NOT EXISTS events (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title VARCHAR(200) NOT NULL,
  description VARCHAR(5000) NULL,
  organizer_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  duration_minutes SMALLINT UNSIGNED NOT NULL,
  step_minutes SMALLINT UNSIGNED NOT NULL,
  status ENUM('open', 'scheduled', 'cancelled') NOT NULL,
  scheduled_start_ms BIGINT NULL,
  revision INT UNSIGNED NOT NULL,
  structure_revision INT UNSIGNED NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS proposed_slots (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot_no SMALLINT UNSIGNED NOT NULL,
  start_ms BIGINT NOT NULL,
  end_ms BIGINT NOT NULL,
  time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (event_id, slot_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- In the order of `participant_no` people joined. `answer_revision` is the revision that last
-- wrote the answer, or withdrew it; `answer_time_zone` is NULL as long as there is none.
CREATE TABLE IF NOT EXISTS event_participants (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  participant_no INT UNSIGNED NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status ENUM('invited', 'responded') NOT NULL,
  answer_time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  answer_revision INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (event_id, participant_no),
  UNIQUE KEY participant_of_event (event_id, user_id),
  KEY answers_since (event_id, answer_revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS availability_slots (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  start_ms BIGINT NOT NULL,
  end_ms BIGINT NOT NULL,
  PRIMARY KEY (event_id, user_id, start_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- A token is presented without its event, so it is unique over all of them.
CREATE TABLE IF NOT EXISTS capability_grants (
  event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  token_hash CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role ENUM('organizer', 'participant', 'join') NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (event_id, token_hash),
  UNIQUE KEY token (token_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
