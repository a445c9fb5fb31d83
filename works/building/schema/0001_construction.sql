-- Houses, bridges and other constructions from application to hand-over: what is built for whom,
-- who pays for it by source, and each stage on its day. A stage is reached once: what was recorded
-- by mistake is taken back before it is recorded again. The hand-over is a piece of work and counts
-- in its own month.
create table construction (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  title text not null,
  receiver uuid,
  place bigint,
  applied_on bigint not null,
  due_on bigint,
  builder text not null,
  note text not null,
  stage text not null,
  stage_on bigint not null,
  stopped_why text,
  activity uuid,
  illustrative text,
  made_name text not null,
  version bigint not null
);
create index construction_unit on construction (unit, stage);
create table construction_stage (
  id uuid primary key,
  construction uuid not null,
  stage text not null,
  on_day bigint not null,
  note text not null,
  made_name text not null,
  taken_back_why text,
  version bigint not null
);
create unique index construction_stage_once on construction_stage (construction, stage)
  where taken_back_why is null;
create table construction_fund (
  id uuid primary key,
  construction uuid not null,
  source text not null,
  giver text not null,
  amount bigint not null,
  basis text not null,
  taken_back_why text,
  version bigint not null
);
create index construction_fund_of on construction_fund (construction);
