-- The keys of sealed fields: a province's key wrapped by a server key, a record's by its
-- province's. Destroying a record's wrapped key erases what it sealed. Attachments live here too,
-- so that a backup has them.
create table seal_province (
  id uuid primary key,
  unit bigint not null,
  server_key uuid not null,
  wrapped bytea not null,
  made_at bigint not null,
  retired_at bigint,
  version bigint not null
);
create index seal_province_unit on seal_province (unit, made_at);
create table seal_record (
  id uuid primary key,
  province_key uuid not null,
  wrapped bytea,
  destroyed_at bigint,
  version bigint not null
);
create index seal_record_province on seal_record (province_key);
create table attachment (
  id uuid primary key,
  unit bigint not null,
  record uuid not null,
  subject text not null,
  subject_key text not null,
  media text not null,
  size_bytes bigint not null,
  sealed_name bytea not null,
  sealed_body bytea not null,
  added_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index attachment_subject on attachment (subject, subject_key);
