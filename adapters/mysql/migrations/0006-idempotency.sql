-- What was answered to requests with an idempotency key, for a day. Of the keys, of the credentials that
-- came with them and of what was asked there are hashes alone, and the answers are sealed under a
-- secret that only their sender can make: whoever has this table has nothing. A row goes with the event
-- or the user that its answer speaks of.
CREATE TABLE IF NOT EXISTS receipts (
  key_hash CHAR(43) NOT NULL,
  fingerprint CHAR(43) NOT NULL,
  about_id CHAR(30) NULL,
  made_ms BIGINT NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (key_hash),
  KEY by_subject (about_id),
  KEY by_age (made_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin;
