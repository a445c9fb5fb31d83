-- On which days of the week a kitchen means to serve, and how many meals a day, from a day on: the
-- newest that has begun holds. The days are a sum: Monday 1, Tuesday 2, Wednesday 4 … Sunday 64; 0
-- ends what was planned before.
create table kitchen_plan (
  id uuid primary key,
  unit bigint not null,
  from_on bigint not null,
  weekdays bigint not null,
  meals bigint not null,
  made_name text not null,
  version bigint not null
);
create unique index kitchen_plan_unit on kitchen_plan (unit, from_on);
