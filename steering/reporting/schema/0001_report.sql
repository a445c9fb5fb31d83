-- The monthly report of a unit: its state, its typed cells, the comments on them, its own words,
-- the tasks of part II and the names behind a count. A cell counts in the Book when it is saved.
create table report (
  id uuid primary key,
  unit bigint not null,
  form text not null,
  month bigint not null,
  state text not null,
  sent_at bigint,
  approved_at bigint,
  locked_at bigint,
  issued_at bigint,
  returned_note text,
  illustrative text,
  version bigint not null
);
create unique index report_of_month on report (unit, form, month);
create index report_month on report (month, unit);
create table cell (
  id uuid primary key,
  report uuid not null,
  figure text not null,
  amount bigint not null,
  at_least boolean not null,
  typed_by uuid,
  typed_name text not null,
  typed_at bigint not null,
  last_key uuid not null,
  version bigint not null
);
create unique index cell_of_report on cell (report, figure);
create table cell_comment (
  id uuid primary key,
  report uuid not null,
  figure text not null,
  body text not null,
  said_by uuid,
  said_name text not null,
  said_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index cell_comment_report on cell_comment (report, figure);
create table task (
  id uuid primary key,
  report uuid not null,
  place_in_order bigint not null,
  body text not null,
  plan bigint,
  outcome text,
  outcome_note text,
  closed_at bigint,
  version bigint not null
);
create index task_report on task (report, place_in_order);
create table named (
  id uuid primary key,
  report uuid not null,
  figure text not null,
  place_in_order bigint not null,
  name text not null,
  closed_at bigint,
  version bigint not null
);
create index named_report on named (report, figure);
