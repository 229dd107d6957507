-- A call that a person dialled for a task: why in codes, who answered, what message was decided.
CREATE TABLE outbound_call (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  task VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  destination UUID NOT NULL,
  number_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aged BOOLEAN NOT NULL,
  result VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  today BOOLEAN NOT NULL,
  answered VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BOOLEAN NOT NULL,
  record_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  factor VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_version VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  message_row VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
  message_left BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  KEY outbound_call_task (task)
);

-- A number that was said to be wrong for this patient; open again when a reviewer says so.
CREATE TABLE closed_number (
  id UUID NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  number_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at DATETIME(3) NOT NULL,
  opened_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY closed_number_of (patient, number_key)
);

-- What a clinician released to be told by telephone for a request, and by whom.
CREATE TABLE result_release (
  request UUID NOT NULL PRIMARY KEY,
  result VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  told_by VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  today BOOLEAN NOT NULL,
  released_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  released_at DATETIME(3) NOT NULL,
  version BIGINT NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON outbound_call TO ${app};
GRANT SELECT, INSERT, UPDATE ON closed_number TO ${app};
GRANT SELECT, INSERT, UPDATE ON result_release TO ${app};
