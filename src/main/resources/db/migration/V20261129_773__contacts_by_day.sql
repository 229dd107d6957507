-- The contacts of one day are counted at night, without a walk through all there ever were.
CREATE INDEX possession_asked ON possession (asked_at);
