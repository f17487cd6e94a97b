-- Whom to tell what happens to an event. What the enabled webhooks of an event want to be told stands
-- in the event's row, which every change locks anyway: an event that nobody watches costs nothing more.
-- Lists of types are separated by commas; the column comes at the end and with a default.

ALTER TABLE events
  ADD COLUMN watched_types VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- The secret is stored as it is, since every message is signed with it. `disabled_ms` is NULL while
-- the webhook is enabled.
CREATE TABLE IF NOT EXISTS webhooks (
  event_id CHAR(30) NOT NULL,
  webhook_id CHAR(30) NOT NULL,
  url VARCHAR(2048) NOT NULL,
  host VARCHAR(300) NOT NULL,
  types VARCHAR(200) NOT NULL,
  secret VARCHAR(100) NOT NULL,
  disabled_reason ENUM('exhausted', 'gone', 'backlog') NULL,
  disabled_ms BIGINT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (event_id, webhook_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin;

-- What is or was to be delivered. `next_attempt_ms` is NULL unless it is pending, `ended_ms` as long as
-- it is. Whoever claims a delivery sets `next_attempt_ms` to the end of the claim.
CREATE TABLE IF NOT EXISTS webhook_deliveries (
  event_id CHAR(30) NOT NULL,
  webhook_id CHAR(30) NOT NULL,
  revision INT UNSIGNED NOT NULL,
  type VARCHAR(40) NOT NULL,
  host VARCHAR(300) NOT NULL,
  user_id CHAR(30) NULL,
  start_ms BIGINT NULL,
  happened_ms BIGINT NOT NULL,
  status ENUM('pending', 'delivered', 'failed') NOT NULL DEFAULT 'pending',
  attempts TINYINT UNSIGNED NOT NULL DEFAULT 0,
  next_attempt_ms BIGINT NULL,
  ended_ms BIGINT NULL,
  last_status SMALLINT UNSIGNED NULL,
  last_reason VARCHAR(30) NULL,
  PRIMARY KEY (event_id, webhook_id, revision, type),
  KEY due (next_attempt_ms, host),
  KEY waiting (event_id, webhook_id, next_attempt_ms),
  KEY person (event_id, user_id),
  KEY ended (ended_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin;

-- Events of which somebody wants to know when a time suits everyone: whether one did when somebody
-- looked last, NULL until then, and from when on it is worth looking again, NULL while it is not. The
-- revision is the one at which watching began: what is found at a later one need not have stood then.
CREATE TABLE IF NOT EXISTS event_looks (
  event_id CHAR(30) NOT NULL,
  suits_everyone BOOLEAN NULL,
  since_revision INT UNSIGNED NOT NULL,
  due_ms BIGINT NULL,
  PRIMARY KEY (event_id),
  KEY due (due_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin;
