-- Somebody outside who wishes to help: as the public page asked them, until an officer answers. The
-- telephone is sealed with a key of its own, whose record is made here: an id that a stranger chose
-- names no key. An answer destroys that key.
create table enquiry (
  id uuid primary key,
  record uuid not null,
  unit bigint not null,
  address uuid,
  kind text not null,
  called text not null,
  amount bigint,
  words text not null,
  contact bytea not null,
  made_at bigint not null,
  answered_at bigint,
  answered_name text,
  outcome text,
  why text,
  sponsor uuid,
  version bigint not null
);
create index enquiry_unit on enquiry (unit, made_at);
create index enquiry_open on enquiry (answered_at, unit);
