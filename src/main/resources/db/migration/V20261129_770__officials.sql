-- What officials, and strangers, asked about patients (PR-19, SC-06). What they said is sealed.
CREATE TABLE official_request (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  caller VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  said VARBINARY(9000) NOT NULL,
  opened_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  review VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proof VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  why VARBINARY(9000),
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY official_request_state (state, opened_at, id),
  KEY official_request_call (call_id, state)
);
GRANT SELECT, INSERT, UPDATE ON official_request TO ${app};
