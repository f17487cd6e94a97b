-- Users who are registered stay when their events go; until now there were none. What decides whether
-- somebody may share their address with others is generated, so that a program of an older version
-- beside this one keeps it right too.
ALTER TABLE users
  ADD COLUMN registered_ms BIGINT NULL,
  ADD COLUMN subject VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN email_key VARCHAR(254) AS (LOWER(email)) VIRTUAL,
  ADD COLUMN account_key VARCHAR(254) AS (IF(registered_ms IS NULL, NULL, LOWER(email))) VIRTUAL,
  ADD UNIQUE KEY account_of_subject (subject),
  ADD UNIQUE KEY account_of_address (account_key),
  ADD KEY users_of_address (email_key);

-- Lists of events, and the events of one user.
ALTER TABLE events
  ADD KEY events_of_organizer (organizer_id, event_id),
  ADD KEY events_of_status (status, event_id);

ALTER TABLE event_participants
  ADD KEY events_of_participant (user_id);

CREATE TABLE IF NOT EXISTS api_keys (
  key_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_hash CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) NOT NULL,
  role ENUM('admin', 'organizer', 'reader') NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (key_id),
  UNIQUE KEY api_key (key_hash),
  KEY keys_of_user (user_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
