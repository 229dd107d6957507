-- What somebody who exports only with a second person asked to take out (RM-05).
CREATE TABLE export_request (
  id UUID NOT NULL PRIMARY KEY,
  asked_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  person VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_at DATETIME(3) NOT NULL,
  until_at DATETIME(3) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY export_request_state (state, asked_at),
  KEY export_request_mine (asked_by, asked_at)
);
GRANT SELECT, INSERT, UPDATE ON export_request TO ${app};
