-- The scripts in versions. A sheet is written once: the application may move it through its life,
-- and never rewrite what stands on it.
CREATE TABLE script_version (
  id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT NOT NULL,
  sheet INT NOT NULL,
  effective_from DATETIME(3) NOT NULL,
  table_text MEDIUMTEXT NOT NULL,
  wording_en MEDIUMTEXT NOT NULL,
  wording_es MEDIUMTEXT NOT NULL,
  drafted_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  drafted_at DATETIME(3) NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signed MEDIUMTEXT NOT NULL,
  approved_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  approved_at DATETIME(3),
  published_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  published_at DATETIME(3),
  retired_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  retired_at DATETIME(3),
  version BIGINT NOT NULL,
  UNIQUE KEY script_version_sheet (kind, number, sheet)
);
-- What a script decided at each turn of a call, and on what: codes, never a value.
CREATE TABLE script_decision (
  id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verification VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  script_version VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  situation VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  allowance VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  relationship VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  facts VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY script_decision_call (call_id, at),
  KEY script_decision_at (kind, at)
);
-- A call keeps the version it began with. Calls from before have none and go by the first.
ALTER TABLE verification
  ADD COLUMN kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'IN_PATIENT',
  ADD COLUMN script_version VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN caution TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN locked TINYINT(1) NOT NULL DEFAULT 0;

GRANT SELECT, INSERT,
  UPDATE (state, signed, approved_by, approved_at, published_by, published_at, retired_by,
    retired_at, version)
  ON script_version TO ${app};
GRANT SELECT, INSERT ON script_decision TO ${app};
