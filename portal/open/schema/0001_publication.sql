-- Issued papers whose figures anyone may read. A paper that is withdrawn keeps its row, closed; the
-- same row is opened again when it is published again.
create table publication (
  id uuid primary key,
  report uuid not null,
  unit bigint not null,
  month bigint not null,
  published_at bigint not null,
  changed_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index publication_report on publication (report);
create index publication_unit on publication (unit, month);
