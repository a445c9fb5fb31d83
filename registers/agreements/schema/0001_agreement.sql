-- Cooperation agreements, coordination programmes, contracts and school-year programmes: with whom,
-- from when until when, who does what. The work done under one names it.
create table agreement (
  id uuid primary key,
  unit bigint not null,
  sort text not null,
  partner text not null,
  title text not null,
  title_folded text not null,
  number text not null,
  signed_on bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  own_duties text not null,
  partner_duties text not null,
  ended_on bigint,
  ended_why text,
  made_name text not null,
  version bigint not null
);
create index agreement_unit on agreement (unit, until_on);
