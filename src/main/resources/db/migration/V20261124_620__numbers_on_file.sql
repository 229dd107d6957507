-- Telephone numbers on file, each with the day since when it is known (VP-07). The number itself is sealed.
CREATE TABLE patient_number (
  id UUID NOT NULL PRIMARY KEY,
  patient UUID NOT NULL,
  value CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed VARBINARY(256) NOT NULL,
  since DATETIME(3) NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY patient_number_value (patient, value)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON patient_number TO ${app};
