-- Emergency departments that were told something before their main number was called (12.3 R4).
CREATE TABLE emergency_call_back (
  request UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  organisation VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  told_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at DATETIME(3) NOT NULL,
  outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  late BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY emergency_call_back_call (call_id),
  KEY emergency_call_back_due (outcome, late, due_at)
);
GRANT SELECT, INSERT, UPDATE ON emergency_call_back TO ${app};
