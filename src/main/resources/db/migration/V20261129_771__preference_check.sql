-- CC-14: the contacts of each day that is over, and those outside what the patient had asked for.
CREATE TABLE oversight_contacts (
  day DATE NOT NULL PRIMARY KEY,
  contacts INT NOT NULL,
  inside INT NOT NULL
);
CREATE TABLE oversight_contact_miss (
  call_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  day DATE NOT NULL,
  at DATETIME(3) NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY oversight_contact_miss_day (day, at)
);
GRANT SELECT, INSERT, DELETE ON oversight_contacts TO ${app};
GRANT SELECT, INSERT, DELETE ON oversight_contact_miss TO ${app};
