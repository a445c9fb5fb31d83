-- Who owes which report form by when (what comes with the product is data, not rows), and the days
-- that are not what their weekday says, where they differ from those that come with the product.
create table report_duty (
  id uuid primary key,
  unit bigint not null,
  owner_level text,
  owner_unit bigint,
  owner_organisation uuid,
  form text not null,
  due_days bigint,
  is_working boolean not null,
  due_month bigint,
  due_day bigint,
  due_years bigint not null,
  is_inclusive boolean not null,
  is_shifted boolean not null,
  is_owed boolean not null,
  to_society text not null,
  to_committee text not null,
  basis text not null,
  from_on bigint not null,
  until_on bigint not null,
  version bigint not null
);
create index report_duty_unit on report_duty (unit, form);
create table office_day (
  id uuid primary key,
  on_day bigint not null,
  is_working boolean not null,
  name text not null,
  basis text not null,
  closed_at bigint,
  version bigint not null
);
create index office_day_day on office_day (on_day);
