-- Somebody asks about what a minor may have consented to alone; the answer is the same for every patient.
ALTER TABLE other_party ADD COLUMN minors_own TINYINT(1) NOT NULL DEFAULT 0;
