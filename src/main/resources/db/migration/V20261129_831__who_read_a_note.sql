-- Whoever read why a patient is called, without a call that earned it, does not call for it (VP-16).
CREATE TABLE request_reader (
  request_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (request_id, user_id)
);
GRANT SELECT, INSERT ON request_reader TO ${app};
