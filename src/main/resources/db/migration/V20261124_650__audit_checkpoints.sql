-- Signed ends of stretches of the audit trail. They are also what waits to leave the machine, in this order.
CREATE TABLE audit_checkpoint (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  first_n BIGINT NOT NULL,
  last_n BIGINT NOT NULL,
  rows_hash BINARY(32) NOT NULL,
  marks VARBINARY(1024) NOT NULL,
  mac BINARY(32) NOT NULL,
  at DATETIME(3) NOT NULL,
  previous BINARY(32) NOT NULL,
  signing_key CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signature BINARY(64) NOT NULL,
  PRIMARY KEY (segment, number),
  KEY audit_checkpoint_last (segment, last_n)
);
-- How far each receiver has got.
CREATE TABLE audit_delivery (
  destination VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  accepted_at DATETIME(3) NOT NULL,
  PRIMARY KEY (destination, segment)
);
-- How far the walk in the background has got; bound to a checkpoint by its hash.
CREATE TABLE audit_walk (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  checkpoint BINARY(32) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3)
);
-- Stretches whose rows are gone because they were older than six years. The checkpoint stays.
CREATE TABLE audit_expiry (
  segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  rows_gone BIGINT NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (segment, number)
);

GRANT SELECT, INSERT ON audit_checkpoint TO ${app};
GRANT SELECT, INSERT, UPDATE ON audit_delivery TO ${app};
GRANT SELECT, INSERT, UPDATE ON audit_walk TO ${app};
GRANT SELECT ON audit_expiry TO ${app};

-- Runs with the rights of the account that migrates. It takes no number: only the oldest stretch can go, whoever asks.
-- SYSDATE, because a session can set what NOW says; its own time zone is undone.
DELIMITER //
CREATE PROCEDURE expire_oldest_audit(IN of_segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin, OUT gone BIGINT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
  DECLARE six_years_ago DATETIME(3) DEFAULT CONVERT_TZ(SYSDATE(3), @@session.time_zone, '+00:00') - INTERVAL 6 YEAR;
  DECLARE oldest, from_n, to_n, delivered, young, there BIGINT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  SET gone = -1;
  START TRANSACTION;
  SELECT COALESCE(MAX(number), 0) + 1 INTO oldest FROM audit_expiry WHERE segment = of_segment FOR UPDATE;
  SELECT MAX(first_n), MAX(last_n) INTO from_n, to_n FROM audit_checkpoint
    WHERE segment = of_segment AND number = oldest AND at < six_years_ago;
  SELECT COUNT(*) INTO delivered FROM audit_delivery WHERE segment = of_segment AND number >= oldest;
  IF from_n IS NOT NULL AND delivered > 0 THEN
    -- Rows in front of it would be rows nobody signed for: then nothing goes, and the check of the trail tells of them.
    SELECT COALESCE(SUM(at >= six_years_ago), 0), COUNT(*) INTO young, there FROM audit_event
      WHERE segment = of_segment AND n <= to_n;
    IF young = 0 AND there = to_n - from_n + 1 THEN
      DELETE FROM audit_event WHERE segment = of_segment AND n BETWEEN from_n AND to_n;
      INSERT INTO audit_expiry (segment, number, rows_gone, at)
        VALUES (of_segment, oldest, there, CONVERT_TZ(SYSDATE(3), @@session.time_zone, '+00:00'));
      SET gone = there;
    END IF;
  END IF;
  COMMIT;
END //
DELIMITER ;
GRANT EXECUTE ON PROCEDURE expire_oldest_audit TO ${app};
