-- Calls the appliance made itself.
ALTER TABLE calls ADD COLUMN outbound BOOLEAN NOT NULL DEFAULT FALSE;

-- To a number on file that is old enough: the call itself is the proof of possession.
ALTER TABLE verification ADD COLUMN dialled BOOLEAN NOT NULL DEFAULT FALSE;

-- What was asked of the telephone to prove who calls: a call-back, a spoken code, keys. A code lies here as a keyed hash only.
CREATE TABLE possession (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  patient UUID,
  destination UUID,
  aged BOOLEAN NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  code CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  code_until DATETIME(3),
  tries INT NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY possession_line (line),
  KEY possession_call (call_id, asked_at)
);

GRANT SELECT, INSERT, UPDATE ON possession TO ${app};
