-- By when a stage of a construction should be reached. A stage that was never planned has no row;
-- one whose day was taken away keeps its row without a day.
create table construction_due (
  id uuid primary key,
  construction uuid not null,
  stage text not null,
  due_on bigint,
  version bigint not null
);
create unique index construction_due_once on construction_due (construction, stage);
