-- Pass-phrases and PINs of patients and of those who act for them: slow hashes of keyed values. The
-- owner is an opaque id.
CREATE TABLE standing_secret (
  id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures INT NOT NULL,
  locked_at DATETIME(3),
  enrolled_at DATETIME(3) NOT NULL,
  enrolled_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  KEY standing_secret_owner (owner)
);
-- A record that is locked for the telephone (VP-09), until its time is over or somebody unlocks it.
CREATE TABLE patient_lock (
  id UUID NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  locked_at DATETIME(3) NOT NULL,
  ends_at DATETIME(3) NOT NULL,
  calls VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unlocked_at DATETIME(3),
  unlocked_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  reason VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin,
  note BLOB,
  version BIGINT NOT NULL,
  KEY patient_lock_patient (patient, ends_at),
  KEY patient_lock_locked_at (locked_at)
);
-- Until now a lock was worked out from the failed calls of the last day.
INSERT INTO patient_lock (id, patient, locked_at, ends_at, calls, version)
  SELECT UUID(), patient, MAX(at), MAX(at) + INTERVAL 24 HOUR, '', 0 FROM patient_failed_call
  WHERE at > UTC_TIMESTAMP() - INTERVAL 24 HOUR GROUP BY patient HAVING COUNT(*) >= 3;
-- A call that failed, and which number it came from (a keyed value): for seeing one number try many
-- records.
CREATE TABLE verification_failure (
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  at DATETIME(3) NOT NULL,
  patient UUID,
  caller CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  KEY verification_failure_caller (caller, at)
);
ALTER TABLE verification
  ADD COLUMN meant UUID,
  ADD COLUMN wrong_thirds INT NOT NULL DEFAULT 0,
  ADD COLUMN counted TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN failed_question VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin;

GRANT SELECT, INSERT, UPDATE, DELETE ON standing_secret TO ${app};
GRANT SELECT, INSERT, UPDATE ON patient_lock TO ${app};
GRANT SELECT, INSERT ON verification_failure TO ${app};
