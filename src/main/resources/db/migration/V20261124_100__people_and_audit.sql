-- People. A user name is never given to somebody else, so nobody is ever deleted.
CREATE TABLE users (
  id UUID NOT NULL PRIMARY KEY,
  user_name VARCHAR(64) NOT NULL,
  name VARCHAR(120) NOT NULL,
  language CHAR(2) NOT NULL,
  theme VARCHAR(8) NOT NULL,
  state VARCHAR(16) NOT NULL,
  password_hash VARCHAR(120),
  totp_secret VARBINARY(512),
  totp_step BIGINT NOT NULL DEFAULT 0,
  failures INT NOT NULL DEFAULT 0,
  locked_until DATETIME(3),
  created_at DATETIME(3) NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY users_user_name (user_name)
);
CREATE TABLE user_role (
  user_id UUID NOT NULL,
  role VARCHAR(32) NOT NULL,
  PRIMARY KEY (user_id, role),
  FOREIGN KEY (user_id) REFERENCES users (id)
);
-- A link works once; only its hash is kept.
CREATE TABLE one_time_link (
  token_hash CHAR(64) NOT NULL PRIMARY KEY,
  user_id UUID NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3),
  FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE TABLE sign_in (
  id UUID NOT NULL PRIMARY KEY,
  user_id UUID NOT NULL,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  end_reason VARCHAR(16),
  KEY sign_in_open (user_id, ended_at),
  FOREIGN KEY (user_id) REFERENCES users (id)
);

-- The evidence. Every row's MAC covers the row before it.
CREATE TABLE audit_event (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n BIGINT NOT NULL,
  id UUID NOT NULL,
  at DATETIME(3) NOT NULL,
  actor VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  roles VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  session VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin,
  action VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  patient VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  interaction VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  call_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  purpose VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  relationship VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  level VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  data_class VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  fields TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  object VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin,
  mac BINARY(32) NOT NULL,
  PRIMARY KEY (segment, n),
  KEY audit_event_at (at),
  KEY audit_event_actor (actor, at),
  KEY audit_event_patient (patient, at),
  KEY audit_event_call (call_id, at),
  KEY audit_event_action (action, at)
);
CREATE TABLE audit_head (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL,
  mac BINARY(32) NOT NULL
);
-- What the appliance found wrong and nobody has put right yet.
CREATE TABLE alarm (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  raised_at DATETIME(3) NOT NULL,
  detail VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
);

GRANT SELECT ON flyway_schema_history TO ${app};
GRANT SELECT, INSERT, UPDATE ON users TO ${app};
GRANT SELECT, INSERT, DELETE ON user_role TO ${app};
GRANT SELECT, INSERT, UPDATE ON one_time_link TO ${app};
GRANT SELECT, INSERT, UPDATE ON sign_in TO ${app};
GRANT SELECT, INSERT ON audit_event TO ${app};
GRANT SELECT, INSERT, UPDATE ON audit_head TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON alarm TO ${app};
