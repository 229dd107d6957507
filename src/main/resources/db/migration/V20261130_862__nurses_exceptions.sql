-- What a nurse told an official before the privacy officer looked (PR-19): why, and which pieces.
ALTER TABLE official_request
  ADD COLUMN urgency VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN pieces VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL;
