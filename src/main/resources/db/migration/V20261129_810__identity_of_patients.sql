-- By what a patient is known, as a keyed hash: when it changes, what a call has proven is void. Empty until the next import.
ALTER TABLE patient ADD COLUMN identity_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER content_key;
-- Records the source no longer uses, or has merged into others.
ALTER TABLE patient_import ADD COLUMN retired INT NOT NULL DEFAULT 0 AFTER unchanged;
