-- A patient's earlier calls, newest first, for the desk.
CREATE INDEX verification_patient ON verification (last_proven, started_at);
