-- What was done at a place, the newest first: the list of a commune is read from its end instead of
-- from the month of the whole province. Work done at its own unit needs no entry.
create index activity_place on activity (place, until_on, id, kind) where place is not null;
