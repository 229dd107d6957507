-- The code that was spoken into a number on file was keyed before an agent answered (catalogue 12.0, row 4).
ALTER TABLE verification ADD COLUMN code_in_menu BOOLEAN NOT NULL DEFAULT FALSE;
