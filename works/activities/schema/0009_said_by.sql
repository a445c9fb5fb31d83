-- Who said last what a piece of work says: nobody checks his own words, neither as the one who
-- recorded it nor as the one who corrected it while it waited.
alter table activity add column said_by uuid;
update activity set said_by = recorded_by;
