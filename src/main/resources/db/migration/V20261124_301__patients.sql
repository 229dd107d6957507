-- Patients. Nothing here can be read on the disk: documents are sealed, one per patient and data
-- class, and look-ups are keyed hashes.
CREATE TABLE patient (
  id UUID NOT NULL PRIMARY KEY,
  source_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  imported_at DATETIME(3) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY patient_source (source_key)
);
CREATE TABLE patient_document (
  id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  KEY patient_document_patient (patient)
);
CREATE TABLE patient_lookup (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  UNIQUE KEY patient_lookup_value (kind, value, patient),
  KEY patient_lookup_patient (patient)
);
-- Calls that failed at this record (VP-09): three in a day lock it for the telephone.
CREATE TABLE patient_failed_call (
  id VARCHAR(110) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY patient_failed_call_patient (patient, at)
);
-- What each import did. A line of the report is: line number, error id, field name; never a value.
CREATE TABLE patient_import (
  id UUID NOT NULL PRIMARY KEY,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  format VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created INT NOT NULL,
  changed INT NOT NULL,
  unchanged INT NOT NULL,
  refused INT NOT NULL,
  never_by_phone INT NOT NULL,
  report MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY patient_import_started (started_at)
);

GRANT SELECT, INSERT, UPDATE ON patient TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_document TO ${app};
GRANT SELECT, INSERT, DELETE ON patient_lookup TO ${app};
GRANT SELECT, INSERT, UPDATE ON patient_failed_call TO ${app};
GRANT SELECT, INSERT ON patient_import TO ${app};
