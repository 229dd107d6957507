-- Where the script of a call is. A row belongs to one call; the level to one agent's part of it.
CREATE TABLE verification (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  id UUID NOT NULL,
  script VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at DATETIME(3) NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  candidate UUID,
  proven UUID,
  last_proven UUID,
  last_agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  emergency TINYINT(1),
  self TINYINT(1),
  identity VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  third VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  possession VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  by_keypad TINYINT(1) NOT NULL,
  keypad_failures INT NOT NULL,
  failures INT NOT NULL,
  closed TINYINT(1) NOT NULL,
  question VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  asked VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_answer VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  need VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  surroundings VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reached VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL
);
-- What the call has earned right now, for one agent. Gone when the level falls or the call ends.
CREATE TABLE standing (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  verification UUID NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID,
  relationship VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  allowance VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  surroundings VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  emergency TINYINT(1) NOT NULL,
  version BIGINT NOT NULL
);
-- Whether the agent's own side is private, stated once a shift and taken back with one key.
CREATE TABLE workplace (
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  session VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  private TINYINT(1) NOT NULL,
  at DATETIME(3) NOT NULL,
  version BIGINT NOT NULL
);
-- The register: what was shown and said, to whom, on which call, for what, at which level. It
-- names kinds of information, never the information.
CREATE TABLE disclosure (
  id UUID NOT NULL PRIMARY KEY,
  at DATETIME(3) NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verification UUID NOT NULL,
  patient UUID NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  relationship VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  section VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  told TINYINT(1) NOT NULL,
  labels VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY disclosure_patient (patient, at),
  KEY disclosure_call (call_id),
  KEY disclosure_at (at)
);

GRANT SELECT, INSERT, UPDATE ON verification TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON standing TO ${app};
GRANT SELECT, INSERT, UPDATE ON workplace TO ${app};
GRANT SELECT, INSERT ON disclosure TO ${app};
