-- The law pack, version by version (SC-06, SC-07). The first one is what holds in every state.
CREATE TABLE law_pack (
  number INT NOT NULL PRIMARY KEY,
  site_state CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rules VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(1000) NOT NULL,
  checked_on DATE NOT NULL,
  counsel_approved BOOLEAN NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_at DATETIME(3) NOT NULL,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  version BIGINT NOT NULL
);
INSERT INTO law_pack VALUES (
  1, 'US',
  'REPRODUCTIVE: OFFICIAL UNKNOWN\nHIV_STI: OFFICIAL UNKNOWN\nMENTAL_HEALTH: OFFICIAL UNKNOWN\nGENETIC: OFFICIAL UNKNOWN\nABUSE: OFFICIAL UNKNOWN',
  '45 CFR 164.512(e), (f) and 164.514(h): officials are answered in writing, by the privacy officer, after verifying. The rule of 2024 on reproductive care (89 FR 32976) was vacated on 18 June 2025 (Purl v. HHS, N.D. Tex.). No law of a state is entered yet.',
  '2026-11-30', FALSE, 'APPROVED', 'system', '2026-11-30 00:00:00.000', 'system', '2026-11-30 00:00:00.000', 1);
GRANT SELECT, INSERT, UPDATE ON law_pack TO ${app};
