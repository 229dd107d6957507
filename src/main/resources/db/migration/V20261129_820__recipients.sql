-- To which entry of the directory of organisations something was told, as organisation/ID.
ALTER TABLE standing ADD COLUMN recipient VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE disclosure ADD COLUMN recipient VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL;
