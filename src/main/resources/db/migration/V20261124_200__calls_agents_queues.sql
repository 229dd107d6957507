-- One row a caller's contact. The number the network presented is sealed; nothing else names a person.
CREATE TABLE calls (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  caller_number VARBINARY(256),
  arrived_at DATETIME(3) NOT NULL,
  last_event_at DATETIME(3) NOT NULL,
  went_static BOOLEAN NOT NULL,
  queue VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  queued_at DATETIME(3),
  seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  agent_user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  answered_at DATETIME(3),
  talk_since DATETIME(3),
  hold_since DATETIME(3),
  wait_ms BIGINT NOT NULL,
  talk_ms BIGINT NOT NULL,
  hold_ms BIGINT NOT NULL,
  ended_at DATETIME(3),
  cause VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  version BIGINT NOT NULL,
  KEY calls_day (arrived_at),
  KEY calls_live (ended_at, seat)
);

-- What the formulas of service level and abandonment count: one row each time a call enters a queue.
CREATE TABLE queue_entry (
  id UUID NOT NULL PRIMARY KEY,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n INT NOT NULL,
  queue VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  joined_at DATETIME(3) NOT NULL,
  left_at DATETIME(3),
  outcome VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  UNIQUE KEY queue_entry_call (call_id, n),
  KEY queue_entry_day (joined_at, queue),
  FOREIGN KEY (call_id) REFERENCES calls (id)
);

-- A person on shift, in one seat and one state. The open columns keep seat and person unique while the shift lasts.
CREATE TABLE shift (
  id UUID NOT NULL PRIMARY KEY,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_user VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin UNIQUE,
  open_seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin UNIQUE,
  seat_secret VARBINARY(512) NOT NULL,
  microphone_checked BOOLEAN NOT NULL,
  no911_understood BOOLEAN NOT NULL,
  phone_registered BOOLEAN NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  since DATETIME(3) NOT NULL,
  next_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  next_reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  version BIGINT NOT NULL
);

-- Every state a person was in, without gap or overlap, with cause and who caused it.
CREATE TABLE agent_state (
  id UUID NOT NULL PRIMARY KEY,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  began_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  cause VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY agent_state_user (user_id, began_at),
  KEY agent_state_open (ended_at, user_id)
);

CREATE TABLE call_queue (
  id VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name_en VARCHAR(80) NOT NULL,
  name_es VARCHAR(80) NOT NULL,
  menu_digit CHAR(1) CHARACTER SET ascii COLLATE ascii_bin,
  answer_within_seconds INT NOT NULL,
  ring_seconds INT NOT NULL,
  enabled BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY call_queue_digit (menu_digit)
);

CREATE TABLE queue_membership (
  queue VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  penalty INT NOT NULL,
  PRIMARY KEY (queue, user_id),
  KEY queue_membership_user (user_id),
  FOREIGN KEY (queue) REFERENCES call_queue (id)
);

CREATE TABLE opening_span (
  weekday TINYINT NOT NULL PRIMARY KEY,
  opens TIME NOT NULL,
  closes TIME NOT NULL
);

CREATE TABLE closed_day (
  day DATE NOT NULL PRIMARY KEY
);

-- Somebody must be able to answer before anybody has configured anything.
INSERT INTO call_queue VALUES ('general', 'General', 'General', '1', 30, 20, TRUE, 0);
INSERT INTO opening_span VALUES (1, '08:00', '17:00'), (2, '08:00', '17:00'), (3, '08:00', '17:00'), (4, '08:00', '17:00'), (5, '08:00', '17:00');

GRANT SELECT, INSERT, UPDATE ON calls TO ${app};
GRANT SELECT, INSERT, UPDATE ON queue_entry TO ${app};
GRANT SELECT, INSERT, UPDATE ON shift TO ${app};
GRANT SELECT, INSERT, UPDATE ON agent_state TO ${app};
GRANT SELECT, INSERT, UPDATE ON call_queue TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON queue_membership TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON opening_span TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON closed_day TO ${app};
