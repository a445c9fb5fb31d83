-- In which commune a class is held (its place stays as the detail), which part of its cost the
-- partner bears, for which campaign it is (none: that of its kind), and which units join, in the
-- version of the row in which that was said. Columns may be empty, so the journal's hashes of older
-- rows stay right.
alter table training_class add column spot bigint;
alter table training_class add column partner_share bigint;
alter table training_class add column campaign text;
alter table training_class add column joined_in bigint;
create table training_joiner (
  class uuid not null,
  version bigint not null,
  unit bigint not null,
  primary key (class, version, unit)
) /* clustered */;
