-- Reports of every form: a report keeps the version of its form, what it is about (a campaign, an
-- outside organisation, a disaster) and its number in a row of flash reports. Columns may be empty,
-- so the journal's hashes of older rows stay right.
alter table report add column subject text;
alter table report add column flash_no bigint;
alter table report add column form_version bigint;
alter table report add column first_sent_at bigint;
drop index report_of_month;
create unique index report_of_span
  on report (unit, form, month, (coalesce(subject, '')), (coalesce(flash_no, 0)));
create index report_subject on report (subject) where subject is not null;
-- What is typed into a form that has parts of its own: a text, or the rows of a table as JSON.
create table answer (
  id uuid primary key,
  report uuid not null,
  part text not null,
  body text not null,
  said_name text not null,
  said_at bigint not null,
  last_key uuid not null,
  version bigint not null
);
create unique index answer_part on answer (report, part);
-- Every step a report took: who, when, how often. Append-only.
create table report_step (
  id uuid primary key,
  report uuid not null,
  step text not null,
  by_name text not null,
  taken_at bigint not null,
  note text,
  version bigint not null
);
create index report_step_report on report_step (report, taken_at);
-- Whether what units of a level send waits for approval, from a day on.
create table approval_setting (
  id uuid primary key,
  unit bigint not null,
  level text not null,
  is_needed boolean not null,
  basis text not null,
  from_on bigint not null,
  made_name text not null,
  version bigint not null
);
create index approval_setting_unit on approval_setting (unit, level, from_on);
-- Who stands in for whom, from a day to a day.
create table deputy (
  id uuid primary key,
  unit bigint not null,
  principal uuid not null,
  principal_name text not null,
  deputy uuid not null,
  deputy_name text not null,
  from_on bigint not null,
  until_on bigint not null,
  why text not null,
  closed_at bigint,
  version bigint not null
);
create index deputy_of on deputy (deputy, from_on);
create index deputy_unit on deputy (unit, from_on);
-- A locked month that one unit may still type into, until a day, for a reason.
create table lock_exception (
  id uuid primary key,
  unit bigint not null,
  month bigint not null,
  until_on bigint not null,
  reason text not null,
  made_name text not null,
  made_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index lock_exception_unit on lock_exception (unit, month);
-- A disaster or incident of which flash reports tell.
create table flash_event (
  id uuid primary key,
  unit bigint not null,
  name text not null,
  began_on bigint not null,
  made_name text not null,
  made_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index flash_event_unit on flash_event (unit, began_on);
-- A secret link under which an outside organisation answers one form; the secret is not kept.
create table report_link (
  id uuid primary key,
  unit bigint not null,
  organisation uuid not null,
  form text not null,
  month bigint not null,
  token_hash bytea not null,
  made_name text not null,
  made_at bigint not null,
  expires_on bigint not null,
  used_at bigint,
  closed_at bigint,
  version bigint not null
);
create unique index report_link_token on report_link (token_hash);
create index report_link_unit on report_link (unit, form, month);
-- Who was reminded of which report on which day; once a day is enough.
create table report_reminder (
  id uuid primary key,
  unit bigint not null,
  owner bigint not null,
  form text not null,
  month bigint not null,
  on_day bigint not null,
  told bigint not null,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create unique index report_reminder_day on report_reminder (owner, form, month, on_day);
create index report_reminder_unit on report_reminder (unit, month);
-- By which a reader asks whether a printed paper is still the last word, and what replaced what.
alter table issued_paper add column check_code text;
alter table issued_paper add column replaces uuid;
alter table issued_paper add column replaced_why text;
create unique index issued_paper_code on issued_paper (check_code) where check_code is not null;
