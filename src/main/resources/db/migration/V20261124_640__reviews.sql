-- What a second person has to look at. Codes and references only; the reviewer's note is sealed.
CREATE TABLE review (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_subject CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  patient VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  call_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  object VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  reason VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  times INT NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  last_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  owner VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  verdict VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  note VARBINARY(9000),
  closed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  closed_at DATETIME(3),
  version BIGINT NOT NULL,
  UNIQUE KEY review_open_subject (open_subject),
  KEY review_waiting (state, due_at, id),
  KEY review_judged (state, closed_at),
  KEY review_actor (actor, kind, state)
);
GRANT SELECT, INSERT, UPDATE ON review TO ${app};
