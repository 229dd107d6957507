-- What callers were promised. The note is sealed; no column names a patient in clear.
CREATE TABLE request (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  team VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  note VARBINARY(9000),
  owner VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  done_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY request_pending (state, due_at, id)
);

-- One agent's part of one call and its outcome.
CREATE TABLE wrap_up (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answered_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  prompt_at DATETIME(3),
  done_at DATETIME(3),
  disposition VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  verified_level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin,
  request_id UUID,
  version BIGINT NOT NULL,
  KEY wrap_up_call (call_id, done_at),
  KEY wrap_up_unfinished (done_at, ended_at),
  KEY wrap_up_day (answered_at)
);

GRANT SELECT, INSERT, UPDATE ON request TO ${app};
GRANT SELECT, INSERT, UPDATE ON wrap_up TO ${app};
