-- What org keeps beside the dated tree (which the kernel reads): decisions, bodies and clusters.
create table decision (
  id uuid primary key,
  number text not null,
  on_day bigint not null,
  title text not null,
  source text not null,
  version bigint not null
);
create table body (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  name text not null,
  name_folded text not null,
  from_on bigint not null,
  until_on bigint not null,
  source text not null,
  version bigint not null
);
create index body_unit on body (unit, from_on);
create table body_member (
  id uuid primary key,
  body uuid not null,
  name text not null,
  duty text not null,
  place_in_order bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  version bigint not null
);
create index body_member_body on body_member (body, place_in_order);
create table cluster (
  id uuid primary key,
  name text not null,
  kind text not null,
  from_on bigint not null,
  until_on bigint not null,
  source text not null,
  version bigint not null
);
create table cluster_unit (
  id uuid primary key,
  cluster uuid not null,
  unit bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  version bigint not null
);
create index cluster_unit_cluster on cluster_unit (cluster, unit);
