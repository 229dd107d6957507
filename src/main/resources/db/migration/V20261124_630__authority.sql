-- Who may hear about a patient, and what the patient has limited. What a record says is sealed and
-- never changes: the application may only move it on, column by column.
CREATE TABLE authority_record (
  id UUID NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from DATETIME(3) NOT NULL,
  valid_until DATETIME(3),
  sealed MEDIUMBLOB NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  batch UUID,
  replaces UUID,
  proposed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_at DATETIME(3) NOT NULL,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  end_reason VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin,
  end_proposed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ended_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ended_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY authority_record_patient (patient, state),
  KEY authority_record_pending (state, proposed_at),
  KEY authority_record_batch (batch)
);
-- Records that came in a file, which a second person approves as a whole. A line of the report is:
-- line number, error id, field name; never a value.
CREATE TABLE authority_batch (
  id UUID NOT NULL PRIMARY KEY,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uploaded_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uploaded_at DATETIME(3) NOT NULL,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  proposed INT NOT NULL,
  refused INT NOT NULL,
  report MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  KEY authority_batch_uploaded (uploaded_at)
);
-- By which record the caller of a call was recognised, what the patient agreed to on it, and why a
-- marked record was opened.
ALTER TABLE standing
  ADD COLUMN record UUID,
  ADD COLUMN agreed_once VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN justification VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin;

GRANT SELECT, INSERT,
  UPDATE (state, decided_by, decided_at, end_reason, end_proposed_by, ended_by, ended_at, version)
  ON authority_record TO ${app};
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, version) ON authority_batch TO ${app};
