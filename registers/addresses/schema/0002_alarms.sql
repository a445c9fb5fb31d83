-- Somebody opened what is sealed in very many dossiers, or past the measure with a reason: seen by
-- a head until it was reviewed by somebody else. `why` is empty where it is the measure alone.
create table address_alarm (
  id uuid primary key,
  unit bigint not null,
  account uuid not null,
  name text not null,
  at bigint not null,
  many bigint not null,
  why text not null,
  reviewed_by uuid,
  reviewed_name text,
  reviewed_at bigint,
  verdict text,
  version bigint not null
);
create index address_alarm_unit on address_alarm (unit, at);
create index address_alarm_of on address_alarm (account, at);
