-- A decision that changes the map: number, day, signer, text; what it does as moves, in order;
-- what was done to the tree on its day, step by step, so that it can be undone.
create table restructuring (
  id uuid primary key,
  unit bigint not null,
  number text not null,
  on_day bigint not null,
  signer text not null,
  title text not null,
  body text not null,
  state text not null,
  illustrative text,
  made_name text not null,
  decided_name text,
  decided_at bigint,
  done_at bigint,
  stopped_why text,
  undone_note text,
  version bigint not null
);
create index restructuring_unit on restructuring (unit, on_day);
create index restructuring_state on restructuring (state, on_day);
create table restructuring_move (
  id uuid primary key,
  restructuring uuid not null,
  place_in_order bigint not null,
  sort text not null,
  unit bigint,
  target bigint,
  target_move uuid,
  share_part bigint,
  share_whole bigint,
  name text not null,
  short_name text not null,
  level text not null,
  official_code text,
  lat_e6 bigint,
  lon_e6 bigint,
  taken_out_at bigint,
  version bigint not null
);
create index restructuring_move_of on restructuring_move (restructuring, place_in_order);
create table restructuring_step (
  restructuring uuid not null,
  place_in_order bigint not null,
  sort text not null,
  unit bigint not null,
  until_on bigint,
  above bigint,
  primary key (restructuring, place_in_order)
) /* clustered */;
create index restructuring_step_unit on restructuring_step (unit);
