-- What the organizer decides about links: from when on they are worth nothing, whether the one for
-- joining lets people join, and what the others let see of the people. Until now they stood for good,
-- and everybody saw everything but addresses. Columns come at the end and with a default, in one
-- ALTER, and no other table that is joined with this one has their names.

ALTER TABLE events
  ADD COLUMN links_expire_ms BIGINT NULL,
  ADD COLUMN joining ENUM('open', 'closed') NOT NULL DEFAULT 'open',
  ADD COLUMN answers_audience ENUM('everyone', 'organizer_only') NOT NULL DEFAULT 'everyone',
  ADD COLUMN participants_audience ENUM('everyone', 'organizer_only') NOT NULL DEFAULT 'everyone';
