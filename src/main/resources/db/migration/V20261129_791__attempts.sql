-- Each call dialled for a task is an attempt: when, by whom, and what came of it.
ALTER TABLE outbound_call
  ADD COLUMN dialled_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN dialled_at DATETIME(3),
  ADD COLUMN outcome VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UNANSWERED';
UPDATE outbound_call o JOIN calls c ON c.id = o.call_id SET o.dialled_at = c.arrived_at;
UPDATE outbound_call SET outcome = 'MESSAGE_LEFT' WHERE message_left;

-- How often and when patients are called for tasks. One row; the administrator changes it.
CREATE TABLE call_policy (
  id TINYINT NOT NULL PRIMARY KEY,
  attempts_a_day INT NOT NULL,
  attempts_in_all INT NOT NULL,
  hours_from TIME NOT NULL,
  hours_to TIME NOT NULL,
  version BIGINT NOT NULL
);
INSERT INTO call_policy VALUES (1, 2, 3, '08:00:00', '20:00:00', 1);

-- Whose attempts are used up waits for the supervisor, who may let it be tried again: attempts then count from there. Why a patient is
-- called opens for whoever called them and had them verified.
ALTER TABLE request
  ADD COLUMN attempts_from DATETIME(3),
  ADD COLUMN with_supervisor_since DATETIME(3),
  ADD COLUMN opened_to VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin;

GRANT SELECT ON call_policy TO ${app};
GRANT UPDATE (attempts_a_day, attempts_in_all, hours_from, hours_to, version) ON call_policy TO ${app};
