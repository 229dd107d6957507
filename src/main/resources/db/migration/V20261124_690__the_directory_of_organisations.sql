-- The directory as people read it: the name as it was written, and entries that count no more.
ALTER TABLE organisation
  ADD COLUMN title VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN ended_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN ended_at DATETIME(3);
UPDATE organisation SET title = name;

GRANT UPDATE (ended_by, ended_at) ON organisation TO ${app};
