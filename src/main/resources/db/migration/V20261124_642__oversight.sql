-- Where the reading along stands; the row is locked while somebody reads.
CREATE TABLE oversight_position (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL
);
-- What the console reads instead of the evidence: counts a day.
CREATE TABLE oversight_day (
  day DATE NOT NULL,
  action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (day, action, outcome)
);
CREATE TABLE oversight_views (
  day DATE NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (day, actor)
);
-- One row a call: whether verification was complied with.
CREATE TABLE oversight_call (
  call_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  day DATE NOT NULL,
  at DATETIME(3) NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  disclosed TINYINT(1) NOT NULL,
  complied TINYINT(1) NOT NULL,
  told INT NOT NULL,
  told_complete INT NOT NULL,
  privacy_needed TINYINT(1) NOT NULL,
  privacy_asked TINYINT(1) NOT NULL,
  failed TINYINT(1) NOT NULL,
  locked TINYINT(1) NOT NULL,
  overridden TINYINT(1) NOT NULL,
  seconds BIGINT,
  KEY oversight_call_day (day, at)
);
CREATE TABLE oversight_question (
  call_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  i INT NOT NULL,
  day DATE NOT NULL,
  question VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answered_right TINYINT(1) NOT NULL,
  good_caller TINYINT(1) NOT NULL,
  PRIMARY KEY (call_id, i),
  KEY oversight_question_day (day, question)
);
GRANT SELECT, INSERT, UPDATE ON oversight_position TO ${app};
GRANT SELECT, INSERT, UPDATE ON oversight_day TO ${app};
GRANT SELECT, INSERT, UPDATE ON oversight_views TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON oversight_call TO ${app};
GRANT SELECT, INSERT, DELETE ON oversight_question TO ${app};
