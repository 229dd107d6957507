-- One right answer about an event waits here for a second.
alter table verification add column right_event varchar(32) null;
