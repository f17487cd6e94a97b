-- How often somebody did something within a window, in all processes together. Rows are of use for
-- a minute, and removed soon after: the end of the window comes first, so that new rows lie together
-- and so do those to be removed.
CREATE TABLE IF NOT EXISTS rate_counts (
  ends_ms BIGINT NOT NULL,
  key_hash CHAR(43) NOT NULL,
  used INT UNSIGNED NOT NULL,
  PRIMARY KEY (ends_ms, key_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin;
