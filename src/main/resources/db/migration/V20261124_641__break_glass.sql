-- Emergency accesses: one person, one patient, half an hour. The reason is sealed.
CREATE TABLE break_glass (
  id UUID NOT NULL PRIMARY KEY,
  root UUID NOT NULL,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  session VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  reason VARBINARY(9000) NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  until_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY break_glass_open (user_id, closed_at),
  KEY break_glass_expiry (closed_at, until_at),
  KEY break_glass_root (root)
);
GRANT SELECT, INSERT, UPDATE ON break_glass TO ${app};
