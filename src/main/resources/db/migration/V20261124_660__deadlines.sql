-- The clocks that run, each for one subject, which is named by an opaque reference.
CREATE TABLE deadline (
  id UUID NOT NULL PRIMARY KEY,
  clock VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  extended_at DATETIME(3),
  extension_reason VARBINARY(9000),
  held_until DATETIME(3),
  stage VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  met_at DATETIME(3),
  version BIGINT NOT NULL,
  UNIQUE KEY deadline_subject (subject, clock),
  KEY deadline_running (met_at, due_at)
);
-- Who looks at them holds this row meanwhile, so that one node does it at a time.
CREATE TABLE deadline_watch (
  node VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
);
INSERT INTO deadline_watch VALUES ('any');

GRANT SELECT, INSERT, UPDATE ON deadline TO ${app};
GRANT SELECT, UPDATE ON deadline_watch TO ${app};
