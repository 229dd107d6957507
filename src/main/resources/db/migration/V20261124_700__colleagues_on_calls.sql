-- A colleague who is asked about a call, or is on its line as a third.
ALTER TABLE calls
  ADD COLUMN second_seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin AFTER seat,
  ADD COLUMN second_since DATETIME(3) AFTER second_seat;
-- A level is handed over with the call only while it is young, by the person who has it. Somebody who joins has it not.
ALTER TABLE verification
  ADD COLUMN level_at DATETIME(3),
  ADD COLUMN handed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN third_on_line TINYINT(1) NOT NULL DEFAULT 0;
