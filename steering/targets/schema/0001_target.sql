-- Yearly targets: how much of a figure a unit is to reach in a year, and by which paper. One that
-- was taken back has no amount; the line stays.
create table target (
  id uuid primary key,
  unit bigint not null,
  year bigint not null,
  figure text not null,
  amount bigint,
  basis text not null,
  made_name text not null,
  version bigint not null,
  unique (unit, year, figure)
);
