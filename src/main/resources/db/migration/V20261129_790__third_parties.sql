-- Interpreters outside, by number, from the list the administrator keeps.
CREATE TABLE interpreter_line (
  id UUID NOT NULL PRIMARY KEY,
  title VARCHAR(80) NOT NULL,
  language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  listed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  listed_at DATETIME(3) NOT NULL,
  ended_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ended_at DATETIME(3)
);

-- Somebody outside who was asked into a call by number: an interpreter of the list, or a number that a person typed and gave a reason for.
CREATE TABLE outside_party (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line UUID,
  sealed_number VARBINARY(256) NOT NULL,
  sealed_reason VARBINARY(4096),
  asked_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  answered_at DATETIME(3),
  joined_at DATETIME(3),
  ended_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY outside_party_call (call_id)
);

-- An interpreter who is on the line is a party, and nobody the caller has to be private from once they agreed.
ALTER TABLE verification
  ADD COLUMN interpreter_on_line TINYINT(1) NOT NULL DEFAULT 0;

GRANT SELECT, INSERT ON interpreter_line TO ${app};
GRANT UPDATE (ended_by, ended_at) ON interpreter_line TO ${app};
GRANT SELECT, INSERT, UPDATE ON outside_party TO ${app};
