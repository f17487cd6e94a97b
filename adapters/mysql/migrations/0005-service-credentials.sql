-- Users who are registered stay when their events go; until now there were none. Whose address is the
-- same as another's has the same `email_key`, and whoever is registered an `account_key` that nobody
-- else has; in lower case an address can be twice as long. Every statement adds one thing, so that a
-- server need neither copy a table nor keep writers waiting, and one that breaks off is repeated.
ALTER TABLE users
  ADD COLUMN registered_ms BIGINT NULL,
  ADD COLUMN subject VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN email_key VARCHAR(512) NULL,
  ADD COLUMN account_key VARCHAR(512) NULL;

UPDATE users SET email_key = LOWER(email) WHERE email_key IS NULL;

ALTER TABLE users ADD UNIQUE KEY account_of_address (account_key);

ALTER TABLE users ADD UNIQUE KEY account_of_subject (subject);

ALTER TABLE users ADD KEY users_of_address (email_key, user_id);

ALTER TABLE events ADD KEY events_of_organizer (organizer_id, event_id);

ALTER TABLE events ADD KEY events_of_organizer_by_status (organizer_id, status, event_id);

ALTER TABLE events ADD KEY events_by_status (status, event_id);

ALTER TABLE event_participants ADD KEY events_of_participant (user_id, event_id);

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
