-- A leaving that was recorded by mistake and taken back, with what was said of both: the next one
-- writes over none of it. A word from before this table stands on the animal where the note of a
-- leaving stands, and moves here when the animal leaves again.
create table herd_undone (
  id uuid primary key,
  bank uuid not null,
  animal uuid not null,
  left_how text,
  left_on bigint,
  left_note text,
  why text not null,
  undone_on bigint,
  made_name text,
  version bigint not null
);
create index herd_undone_bank on herd_undone (bank);
