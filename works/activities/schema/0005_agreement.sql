-- The agreement that a piece of work was done under.
alter table activity add column agreement uuid;
create index activity_agreement on activity (agreement, until_on);
