-- A record of a unit that a decision cuts, named for one of its parts. One that is named anew is
-- the next version of its row; one that is taken back stays, with the moment. A record that counted
-- nothing yet is told by the address at which it is opened.
create table restructuring_record (
  id uuid primary key,
  restructuring uuid not null,
  unit bigint not null,
  record uuid not null,
  move uuid not null,
  address text not null,
  taken_out_at bigint,
  version bigint not null
);
create unique index restructuring_record_of on restructuring_record (restructuring, unit, record);
