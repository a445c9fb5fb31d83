-- The Book: every number the society reports. Months are keys (year - 1900) * 100 + month, a whole
-- year has month 00; units and figures are small integers; columns that are usually null or 0
-- cost one byte on SQLite. docs/decisions/0050 has the arithmetic.
create table figure (
  id bigint primary key,
  code text not null
);
create unique index figure_code on figure (code);
-- What stands behind entries: which capability's record, who, by which decision.
create table source (
  id bigint primary key,
  capability bigint,
  record uuid,
  actor uuid,
  decision uuid
);
create index source_record on source (record) where record is not null;
create index source_decision on source (decision) where decision is not null;
-- Append-only. `unit` and `month_booked` say where the amount counts as issued; `unit_for` and
-- `month_for` where it belongs as known now, both null where that is the same place.
create table entry (
  unit bigint not null,
  month_booked bigint not null,
  figure bigint not null,
  id bigint not null,
  day_for bigint not null,
  amount bigint not null,
  kind bigint not null,
  source bigint,
  reverses bigint,
  month_for bigint,
  unit_for bigint,
  primary key (unit, month_booked, figure, id)
) /* clustered */;
create index entry_source on entry (source) where source is not null;
create index entry_told on entry (unit_for, month_for) where unit_for is not null;
create index entry_late on entry (month_for, figure) where month_for is not null;
create table total (
  unit bigint not null,
  month bigint not null,
  figure bigint not null,
  own bigint not null,
  sub bigint not null,
  late_in bigint not null,
  late_out bigint not null,
  primary key (unit, month, figure)
) /* clustered */;
-- PostgreSQL alone: changes of the few rows that every writer touches, folded by one job.
create table pending (
  unit bigint not null,
  month bigint not null,
  figure bigint not null,
  id bigint not null,
  own bigint not null,
  sub bigint not null,
  late_in bigint not null,
  late_out bigint not null,
  primary key (unit, month, figure, id)
) /* clustered */;
create table month_lock (
  unit bigint not null,
  month bigint not null,
  is_locked boolean not null,
  changed_at bigint not null,
  actor uuid,
  version bigint not null,
  primary key (unit, month)
) /* clustered */;
create table sealed (
  report uuid not null,
  version bigint not null,
  bytes bytea not null,
  hash bytea not null,
  tree_version bigint not null,
  sealed_at bigint not null,
  primary key (report, version)
);
-- The units directly under one, without walking all that is below it.
create index book_edge_above on edge (above, from_on);
