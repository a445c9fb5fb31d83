-- Somebody outside who wishes to help: as the public page asked them, until an officer answers. The
-- telephone is sealed with the key of the enquiry; an answer destroys that key.
create table enquiry (
  id uuid primary key,
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
