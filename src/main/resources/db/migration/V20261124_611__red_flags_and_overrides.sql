-- What made a call doubtful, and who answered for a caller who could not pass. Overrides are
-- evidence: they are written once.
CREATE TABLE verification_flag (
  id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  flag VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY verification_flag_call (call_id)
);
CREATE TABLE verification_override (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note BLOB NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY verification_override_agent (agent, at)
);
ALTER TABLE verification
  ADD COLUMN overridden TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN assisted TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN locked_record TINYINT(1) NOT NULL DEFAULT 0,
  ADD KEY verification_agent (last_agent, started_at);

GRANT SELECT, INSERT, DELETE ON verification_flag TO ${app};
GRANT SELECT, INSERT ON verification_override TO ${app};
