-- The journal: who did what to which row, never the row. Insert-only; a sequencer chains what has
-- been committed. The queue holds what is not chained yet.
create table journal (
  id uuid primary key,
  at bigint not null,
  account uuid,
  actor text not null,
  act text not null,
  unit bigint,
  subject text not null,
  subject_key text not null,
  version bigint not null,
  purpose text,
  salt bytea not null,
  row_hash bytea not null
);
create index journal_subject on journal (subject, subject_key, version);
create index journal_unit on journal (unit, at);
create table journal_queue (
  id uuid primary key
);
create table journal_chain (
  seq bigint primary key,
  entry uuid not null,
  hash bytea not null
);
create unique index journal_chain_entry on journal_chain (entry);
