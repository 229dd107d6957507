-- Numbers that patients told or took back in a call.
ALTER TABLE patient_number
  ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN ended_at DATETIME(3);

-- That contact data were changed in a call; what they are lies sealed with the patient.
CREATE TABLE contact_change (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient UUID NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  agent VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY contact_change_call (call_id)
);

GRANT SELECT, INSERT ON contact_change TO ${app};
