-- Since when an organisation's main number is known to be its own: a number changed lately proves nothing (VP-07).
ALTER TABLE organisation ADD COLUMN since DATETIME(3);
UPDATE organisation SET since = verified_at;
ALTER TABLE organisation MODIFY since DATETIME(3) NOT NULL;

-- Calls to an organisation's main number, and to the own number of a person a record names.
ALTER TABLE possession
  ADD COLUMN organisation VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN record_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE other_party
  ADD COLUMN telephone VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'NONE',
  ADD COLUMN phrase_tried TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN dialled_entry VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN dialled_record VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
