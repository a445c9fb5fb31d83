-- Persons and organisations, terms of office, signers. Spans of days include both ends; an open
-- end is 99991231. A row that ends is closed with a day and a reason, never deleted.
create table person (
  id uuid primary key,
  unit bigint not null,
  full_name text not null,
  name_folded text not null,
  name_sort text not null,
  birth_year bigint,
  sex text,
  sealed_phone bytea,
  phone_hash bytea,
  closed_on bigint not null,
  closed_why text,
  version bigint not null
);
create index person_unit on person (unit, name_sort);
create index person_phone on person (phone_hash);
create table organisation (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  name text not null,
  name_folded text not null,
  short_name text not null,
  closed_on bigint not null,
  closed_why text,
  version bigint not null
);
create index organisation_unit on organisation (unit, name_folded);
create table office (
  id uuid primary key,
  unit bigint not null,
  person uuid not null,
  body uuid,
  organisation uuid,
  position text not null,
  decision_no text not null,
  decision_on bigint,
  from_on bigint not null,
  until_on bigint not null,
  closed_why text,
  version bigint not null
);
create index office_unit on office (unit, from_on);
create index office_person on office (person, from_on);
create table signer (
  id uuid primary key,
  unit bigint not null,
  person uuid not null,
  capacity text not null,
  first_line text not null,
  second_line text not null,
  from_on bigint not null,
  until_on bigint not null,
  version bigint not null
);
create index signer_unit on signer (unit, from_on);
create index signer_person on signer (person);
