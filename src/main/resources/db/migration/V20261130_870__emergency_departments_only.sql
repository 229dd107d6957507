-- Only emergency departments are told before they are called, so their kind says nothing.
ALTER TABLE emergency_call_back DROP COLUMN organisation;
