-- Why each disclosure is exempt from the accounting, or that it is not; as privacy.Exemption has it.
ALTER TABLE disclosure
  ADD COLUMN exemption VARCHAR(13) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ACCOUNTABLE';
UPDATE disclosure SET exemption = CASE
  WHEN purpose = 'AUTHORIZATION' THEN 'AUTHORIZATION'
  WHEN purpose = 'REQUIRED_BY_LAW' THEN 'ACCOUNTABLE'
  WHEN relationship IN ('SELF', 'PERSREP') THEN 'INDIVIDUAL'
  WHEN relationship = 'INVOLVED' THEN 'INVOLVED'
  WHEN relationship IN ('PROVIDER', 'PHARMACY', 'PAYER')
    AND purpose IN ('TREATMENT', 'PAYMENT', 'OPERATIONS', 'EMERGENCY') THEN 'TPO'
  ELSE 'ACCOUNTABLE' END;
ALTER TABLE disclosure ALTER COLUMN exemption DROP DEFAULT;
CREATE INDEX disclosure_accountable ON disclosure (patient, exemption, told, at);

-- What stands in the accounting. Recipient, address, description and purpose are sealed.
CREATE TABLE accountable (
  id UUID NOT NULL PRIMARY KEY,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  basis VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recipient VARBINARY(3000) NOT NULL,
  address VARBINARY(3000) NOT NULL,
  description VARBINARY(9000) NOT NULL,
  purpose VARBINARY(9000) NOT NULL,
  source VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin,
  entered_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entered_at DATETIME(3) NOT NULL,
  KEY accountable_patient (patient, at),
  UNIQUE KEY accountable_source (source)
);
-- What has to be entered there and is not yet: incidents that were impermissible disclosures.
CREATE TABLE accountable_due (
  source VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY accountable_due_patient (patient, at)
);
-- An official asked that the patient is not told for a time (164.528(a)(2)).
CREATE TABLE accounting_suspension (
  id UUID NOT NULL PRIMARY KEY,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  basis VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  official VARBINARY(3000) NOT NULL,
  from_at DATETIME(3) NOT NULL,
  until_at DATETIME(3) NOT NULL,
  in_writing TINYINT(1) NOT NULL,
  entered_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY accounting_suspension_patient (patient, until_at)
);
-- Each report that was made: by whom, when, of what, and what the files were.
CREATE TABLE accounting (
  id UUID NOT NULL PRIMARY KEY,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_at DATETIME(3) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  made_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entries INT NOT NULL,
  left_out INT NOT NULL,
  free TINYINT(1) NOT NULL,
  pdf_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  csv_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY accounting_patient (patient, made_at)
);

GRANT SELECT, INSERT ON accountable TO ${app};
GRANT SELECT, INSERT, DELETE ON accountable_due TO ${app};
GRANT SELECT, INSERT ON accounting_suspension TO ${app};
GRANT SELECT, INSERT ON accounting TO ${app};
