-- Calls played in the simulator and kept as test cases. A case is never rewritten; it may be dropped.
CREATE TABLE script_case (
  id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  situation VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  allowance VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kept_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kept_at DATETIME(3) NOT NULL,
  dropped_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  dropped_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY script_case_kind (kind, name)
);
GRANT SELECT, INSERT, UPDATE (dropped_by, dropped_at, version) ON script_case TO ${app};
