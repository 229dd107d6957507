-- Somebody who calls for a patient, as long as the agent's part of the call lasts. What they said of
-- themselves is sealed.
CREATE TABLE other_party (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  party VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  said BLOB,
  kinship VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  record_word VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  record_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  scopes VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  flagged TINYINT(1) NOT NULL,
  askable TINYINT(1) NOT NULL,
  factor VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  agrees VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  agreed_scopes VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organisation VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  caller_word VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entry VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  reference VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  restriction VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_answer VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  version BIGINT NOT NULL
);
-- Organisations whose main number somebody has checked.
CREATE TABLE organisation (
  id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) NOT NULL,
  number_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BLOB NOT NULL,
  verified_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verified_at DATETIME(3) NOT NULL,
  KEY organisation_number (number_key)
);
-- What a call itself established, for the decision.
ALTER TABLE standing
  ADD COLUMN facts VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

GRANT SELECT, INSERT, UPDATE, DELETE ON other_party TO ${app};
GRANT SELECT, INSERT ON organisation TO ${app};
