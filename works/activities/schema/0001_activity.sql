-- What was done: one row a piece of work, with what was counted, what it was worth and from
-- where, who gave and who joined. What it holds carries the version in which it was said
-- (`said_in` of the work), so that a correction erases nothing. It counts in the Book while its
-- state is `counted`. The scope has a row for every unit above on the day of the work, so that
-- the list of any unit is one range.
create table activity (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  from_on bigint not null,
  until_on bigint not null,
  place bigint,
  title text not null,
  title_folded text not null,
  story text not null,
  campaign text,
  state text not null,
  counted bigint not null,
  amount bigint not null,
  at_least boolean not null,
  illustrative text,
  recorded_by uuid,
  recorded_name text not null,
  checked_name text,
  note text,
  made_at bigint not null,
  last_key uuid not null,
  said_in bigint not null,
  version bigint not null
);
create table activity_count (
  activity uuid not null,
  version bigint not null,
  code text not null,
  amount bigint not null,
  primary key (activity, version, code)
) /* clustered */;
create table activity_value (
  activity uuid not null,
  version bigint not null,
  source text not null,
  amount bigint not null,
  basis text not null,
  primary key (activity, version, source)
) /* clustered */;
create table activity_partner (
  activity uuid not null,
  version bigint not null,
  place_in_order bigint not null,
  name text not null,
  share bigint not null,
  primary key (activity, version, place_in_order)
) /* clustered */;
create table activity_joiner (
  activity uuid not null,
  version bigint not null,
  unit bigint not null,
  primary key (activity, version, unit)
) /* clustered */;
create table activity_scope (
  above bigint not null,
  on_day bigint not null,
  activity uuid not null,
  kind text not null,
  state text not null,
  campaign text,
  primary key (above, on_day, activity)
) /* clustered */;
create index activity_scope_kind on activity_scope (above, kind, on_day, activity);
create index activity_scope_state on activity_scope (above, state, on_day, activity);
create index activity_scope_campaign on activity_scope (above, campaign, on_day, activity);
create index activity_scope_activity on activity_scope (activity);
create table check_setting (
  id uuid primary key,
  unit bigint not null,
  needs_check boolean not null,
  version bigint not null
);
create unique index check_setting_unit on check_setting (unit);
