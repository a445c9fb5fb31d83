-- The dated tree: read by kernel/place, written by org alone. Days are yyyymmdd; an open end is
-- 99991231. A code is unique on a day, not for ever, which org keeps when it founds a unit.
create table level (
  code text primary key,
  rank bigint not null,
  label_vi text not null,
  label_en text not null,
  under text not null
);
create table unit (
  id bigint primary key,
  key uuid not null,
  code text not null,
  official_code text,
  name text not null,
  name_folded text not null,
  short_name text not null,
  level text not null,
  from_on bigint not null,
  until_on bigint not null,
  lat_e6 bigint,
  lon_e6 bigint,
  version bigint not null
);
create unique index unit_key on unit (key);
create unique index unit_code on unit (code, from_on);
create index unit_name on unit (name_folded);
create table edge (
  unit bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  above bigint not null,
  primary key (unit, from_on)
) /* clustered */;
create table reach (
  above bigint not null,
  unit bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  depth bigint not null,
  primary key (above, unit, from_on)
) /* clustered */;
create index reach_unit on reach (unit, depth, from_on);
create table succession (
  id uuid primary key,
  on_day bigint not null,
  from_unit bigint not null,
  to_unit bigint not null,
  kind text not null,
  share_part bigint,
  share_whole bigint,
  place_in_order bigint not null,
  is_default boolean not null
);
create index succession_from on succession (from_unit);
create index succession_to on succession (to_unit);
