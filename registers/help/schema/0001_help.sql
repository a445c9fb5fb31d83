-- One register of help: who was helped (a person or a household, sealed), when, by which record of
-- which kind, with how much. A receiver is found again by a keyed hash of name and year of birth
-- within the unit; without the key nobody can be found.
create table receiver (
  id uuid primary key,
  unit bigint not null,
  sort text not null,
  sealed_name bytea not null,
  sealed_note bytea,
  look_up bytea not null,
  version bigint not null
);
create unique index receiver_look_up on receiver (unit, look_up);
create table help (
  id uuid primary key,
  receiver uuid not null,
  unit bigint not null,
  kind text not null,
  record uuid not null,
  on_day bigint not null,
  quantity bigint not null,
  amount bigint not null,
  taken_back_at bigint,
  version bigint not null
);
create index help_record on help (record);
create index help_receiver on help (receiver, on_day);
