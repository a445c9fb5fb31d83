-- Files taken in: what was sent, how each row was judged, and what was written because of it, so
-- that all of it can be taken back. The file and what its rows say lie sealed.
create table intake (
  id uuid primary key,
  unit bigint not null,
  what text not null,
  month bigint,
  state text not null,
  mode text,
  note text,
  trial bigint not null,
  expected bigint not null,
  rows_all bigint not null,
  rows_new bigint not null,
  rows_changed bigint not null,
  rows_same bigint not null,
  rows_moved bigint not null,
  rows_wrong bigint not null,
  done bigint not null,
  deeds bigint not null,
  stage_at bigint not null,
  stage_by uuid,
  sent_name text not null,
  sent_at bigint not null,
  applied_at bigint,
  undone_at bigint,
  version bigint not null
);
create index intake_unit on intake (unit, sent_at);
create table intake_file (
  id uuid primary key,
  size_bytes bigint not null,
  sealed_name bytea not null,
  sealed_body bytea not null,
  version bigint not null
);
create table intake_row (
  intake uuid not null,
  trial bigint not null,
  place bigint not null,
  row_number bigint not null,
  kind text not null,
  outcome text,
  sealed_body bytea not null,
  primary key (intake, trial, place)
);
create table intake_deed (
  id uuid primary key,
  intake uuid not null,
  place bigint not null,
  subject text not null,
  record uuid not null,
  unit bigint not null,
  month bigint not null,
  figure text,
  was bigint,
  was_at_least boolean not null,
  made_version bigint not null,
  undone_at bigint,
  left_why text
);
create index intake_deed_intake on intake_deed (intake, place);
