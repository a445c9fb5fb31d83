-- Files of people in programmes that go on: patients, children, fishermen, people who get a leg.
-- Who it is lies sealed in the register of help; what was weighed, driven or fitted is sealed with
-- that receiver's own key. An entry that gives something is a piece of work and counts there.
create table care_file (
  id uuid primary key,
  unit bigint not null,
  programme text not null,
  receiver uuid not null,
  opened_on bigint not null,
  closed_on bigint,
  result text,
  illustrative text,
  made_name text not null,
  version bigint not null
);
create unique index care_file_open on care_file (receiver, programme) where closed_on is null;
create index care_file_unit on care_file (unit, programme);
create table care_entry (
  id uuid primary key,
  file uuid not null,
  sort text not null,
  on_day bigint not null,
  quantity bigint not null,
  amount bigint not null,
  sealed_detail bytea,
  activity uuid,
  taken_back_why text,
  made_name text not null,
  version bigint not null
);
create index care_entry_file on care_entry (file, on_day);
