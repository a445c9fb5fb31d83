-- What agencies say they gave, in lists without names: a list is of one agency, unit and month, and
-- a line of it holds the keyed hash by which an address is found too, never the number itself. A
-- list is handed in again without adding anything; it is withdrawn with a word and stays. `of_unit`
-- is where it was handed in and never moves: `unit` goes to whoever takes a unit's place.
create table keyed_list (
  id uuid primary key,
  unit bigint not null,
  of_unit bigint not null,
  organisation uuid not null,
  month bigint not null,
  made_name text not null,
  made_at bigint not null,
  withdrawn_name text,
  withdrawn_at bigint,
  withdrawn_why text,
  version bigint not null
);
create unique index keyed_list_once on keyed_list (of_unit, organisation, month)
  where withdrawn_at is null;
create index keyed_list_unit on keyed_list (unit, month);
create table keyed_line (
  id uuid primary key,
  list uuid not null,
  key_hash bytea not null,
  is_phone boolean not null,
  kind text not null,
  amount bigint not null,
  version bigint not null
);
create unique index keyed_line_once on keyed_line (list, key_hash, kind, amount);
create index keyed_line_key on keyed_line (key_hash);
-- The link under which an agency hands its lists in itself: the secret is not kept, its hash is.
create table keyed_link (
  id uuid primary key,
  unit bigint not null,
  organisation uuid not null,
  token_hash bytea not null,
  made_name text not null,
  made_at bigint not null,
  expires_on bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index keyed_link_token on keyed_link (token_hash);
create index keyed_link_unit on keyed_link (unit, made_at);
-- What somebody says of help that met: that both is right, or that it was led elsewhere. `met_hash`
-- is of the givers that were seen: where another one comes, it is asked again.
create table radar_answer (
  id uuid primary key,
  unit bigint not null,
  address uuid not null,
  month bigint not null,
  family text not null,
  verdict text not null,
  words text not null,
  met_hash bytea not null,
  made_by uuid,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create unique index radar_answer_once on radar_answer (address, month, family);
