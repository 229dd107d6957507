-- For how long interpreters take to answer, by day.
ALTER TABLE outside_party ADD KEY outside_party_asked (asked_at);
