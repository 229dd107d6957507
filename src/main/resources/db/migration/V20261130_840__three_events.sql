-- Right answers about events are counted: three of them are the third factor together.
alter table verification add column right_events int not null default 0;
update verification set right_events = 1 where right_event is not null;
alter table verification drop column right_event;
