-- Norm prices: what one of what a kind counts is worth by a unit's decision, from a day. The newest
-- of the nearest unit holds; nothing is changed, a new norm follows an old one.
create table norm (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  amount bigint not null,
  from_on bigint not null,
  basis text not null,
  made_name text not null,
  version bigint not null
);
create unique index norm_of on norm (unit, kind, from_on);
