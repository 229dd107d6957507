ALTER TABLE outbound_call
  ADD COLUMN message_level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'L0';

-- That a message was left at a number and how much it said.
CREATE TABLE left_message (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  number_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY left_message_number (number_key, at)
);

-- A code for a task, told to whoever would rather call us. It lies here sealed, and as a keyed hash to find it by.
CREATE TABLE reference_code (
  id UUID NOT NULL PRIMARY KEY,
  code_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed VARBINARY(256) NOT NULL,
  task VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until DATETIME(3) NOT NULL,
  UNIQUE KEY reference_code_key (code_key),
  KEY reference_code_task (task)
);

-- Codes that callers said; without a task, one that leads nowhere.
CREATE TABLE reference_use (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  at DATETIME(3) NOT NULL,
  KEY reference_use_call (call_id),
  KEY reference_use_task (task, at)
);

GRANT SELECT, INSERT ON left_message TO ${app};
GRANT SELECT, INSERT ON reference_code TO ${app};
GRANT SELECT, INSERT ON reference_use TO ${app};
