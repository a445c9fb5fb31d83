-- Who stands by which humanitarian address. The laws are the database's own:
-- one row of `asking` is one part of a slot in one month, so its key forbids a second pledge;
-- what was given for it is one value, so nothing is asked twice;
-- `sponsored` has a row for each address that somebody may stand by, and its `last_month` runs down
-- from there to every asking, where a check forbids one after it that is still open: nothing is
-- asked after an address ends;
-- rows are never deleted, so the code of a slot is never used again.
create table sponsored (
  id uuid primary key,
  unit bigint not null,
  last_month bigint not null,
  version bigint not null
);
create unique index sponsored_last on sponsored (id, last_month);
create index sponsored_unit on sponsored (unit);
create table slot (
  id uuid primary key,
  address uuid not null,
  last_month bigint not null,
  code text not null,
  sort text not null,
  words text not null,
  amount bigint not null,
  parts bigint not null,
  from_month bigint not null,
  until_month bigint not null,
  closed_on bigint,
  closed_why text,
  illustrative text,
  made_name text not null,
  made_at bigint not null,
  version bigint not null,
  check (amount >= parts and parts >= 1 and from_month <= until_month),
  foreign key (address, last_month) references sponsored (id, last_month) on update cascade
);
create unique index slot_code on slot (code);
create unique index slot_last on slot (id, last_month);
create index slot_address on slot (address, from_month);
create table pledge (
  id uuid primary key,
  slot uuid not null,
  address uuid not null,
  sponsor uuid not null,
  part bigint not null,
  from_month bigint not null,
  until_month bigint not null,
  amount bigint not null,
  ended_on bigint,
  ended_why text,
  follows uuid,
  illustrative text,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create index pledge_sponsor on pledge (sponsor, from_month);
create index pledge_slot on pledge (slot, part);
create index pledge_address on pledge (address, until_month);
create table asking (
  slot uuid not null,
  month bigint not null,
  part bigint not null,
  last_month bigint not null,
  address uuid not null,
  pledge uuid,
  amount bigint not null,
  giving uuid,
  given bigint,
  primary key (slot, month, part),
  check (giving is not null or pledge is null or month <= last_month),
  check ((giving is null) = (given is null)),
  foreign key (slot, last_month) references slot (id, last_month) on update cascade
);
create index asking_pledge on asking (pledge, month);
create index asking_giving on asking (giving);
create index asking_address on asking (address, month);
create table giving (
  id uuid primary key,
  address uuid not null,
  unit bigint not null,
  sponsor uuid,
  pledge uuid,
  on_day bigint not null,
  sort text not null,
  amount bigint not null,
  words text not null,
  handed_by text not null,
  proof text not null,
  proof_words text not null,
  activity uuid not null,
  taken_back_why text,
  illustrative text,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create index giving_address on giving (address, on_day);
create index giving_unit on giving (unit, on_day);
create index giving_sponsor on giving (sponsor, on_day);
create index giving_activity on giving (activity);
