-- The work that a unit joined is found from the unit.
create index activity_joiner_unit on activity_joiner (unit, activity);
