-- Which campaign a construction is for (none: that of its kind), which units join, in the version
-- of the row in which that was said, and which house of the same household it was said to differ
-- from. Columns may be empty, so the journal's hashes of older rows stay right.
alter table construction add column campaign text;
alter table construction add column joined_in bigint;
alter table construction add column other_than uuid;
create table construction_joiner (
  construction uuid not null,
  version bigint not null,
  unit bigint not null,
  primary key (construction, version, unit)
) /* clustered */;
