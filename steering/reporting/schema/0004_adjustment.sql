-- A figure that records feed is not typed over. A difference that its records cannot tell is an
-- adjustment: an entry with a reason, marked on the printed paper, taken back with an instant and
-- never deleted.
create table adjustment (
  id uuid primary key,
  report uuid not null,
  unit bigint not null,
  month bigint not null,
  figure text not null,
  amount bigint not null,
  reason text not null,
  made_name text not null,
  made_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index adjustment_month on adjustment (month, unit);
