-- Goods in two steps: a consignment is received from a partner, pieces of work hand it over, what
-- is left is never below nought. Its row is written with every hand-over, so that two hands on the
-- last box meet.
create table consignment (
  id uuid primary key,
  unit bigint not null,
  item text not null,
  noun text not null,
  partner text not null,
  received_on bigint not null,
  quantity bigint not null,
  amount bigint not null,
  note text not null,
  handed bigint not null,
  made_name text not null,
  version bigint not null
);
create index consignment_unit on consignment (unit, received_on);
alter table activity add column consignment uuid;
create index activity_consignment on activity (consignment);
