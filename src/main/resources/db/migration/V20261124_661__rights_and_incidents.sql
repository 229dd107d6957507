-- What patients ask for by right. Words are sealed; a complaint is here and in no list of an agent.
CREATE TABLE rights_request (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  identity VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  scope VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  form VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  delivery VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  text VARBINARY(9000) NOT NULL,
  opened_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  denial VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  outcome VARBINARY(9000),
  closed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  closed_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY rights_request_open (closed_at, opened_at, id),
  KEY rights_request_call (call_id)
);

CREATE TABLE incident (
  id UUID NOT NULL PRIMARY KEY,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  patient VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  level VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin,
  told VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  occurred_at DATETIME(3) NOT NULL,
  discovered_at DATETIME(3) NOT NULL,
  opened_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what BLOB,
  persons INT NOT NULL,
  in_one_state INT NOT NULL,
  unsecured TINYINT(1) NOT NULL,
  ratings VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin,
  assessment BLOB,
  assessed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  verdict VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  proposed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(3),
  mitigation BLOB,
  closed_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  closed_at DATETIME(3),
  version BIGINT NOT NULL,
  KEY incident_open (closed_at, discovered_at, id),
  KEY incident_call (call_id)
);

GRANT SELECT, INSERT, UPDATE ON rights_request TO ${app};
GRANT SELECT, INSERT, UPDATE ON incident TO ${app};

-- Requests by right, complaints and incidents have left the list of what agents promised. What
-- stood there stays for the same team, as a message.
UPDATE request SET kind = 'MESSAGE' WHERE kind IN ('RECORDS', 'COMPLAINT', 'INCIDENT');
