-- Humanitarian addresses: a person, a household or a facility in need, from survey to the end of
-- help. In clear and personal: name, year of birth, what the commune knows of house and income, so
-- that search works. Everything else of them lies in `address_secret`, each field sealed with the
-- dossier's own key (its id is the record). A number and a telephone are found by keyed hash.
create table address (
  id uuid primary key,
  unit bigint not null,
  code text not null,
  sort text not null,
  class text not null,
  name text not null,
  name_folded text not null,
  birth_year bigint,
  sex text,
  people bigint,
  housing text,
  income bigint,
  is_urgent boolean not null,
  state text not null,
  opened_on bigint not null,
  ended_on bigint,
  ended_how text,
  number_hash bytea,
  phone_hash bytea,
  number_odd text,
  illustrative text,
  opened_by uuid,
  opened_name text not null,
  changed_name text not null,
  changed_at bigint not null,
  version bigint not null
);
create unique index address_code on address (code);
create index address_unit on address (unit, name_folded);
create index address_number on address (number_hash);
create index address_phone on address (phone_hash);
create index address_name on address (name_folded, birth_year);
create table address_secret (
  id uuid primary key,
  address uuid not null,
  field text not null,
  sealed bytea not null,
  said_in bigint not null,
  version bigint not null
);
create unique index address_secret_field on address_secret (address, field);
-- What was done on the way: each step with its day, who, and by which paper.
create table address_step (
  id uuid primary key,
  address uuid not null,
  sort text not null,
  on_day bigint not null,
  by_whom text not null,
  evidence text not null,
  outcome text,
  taken_back_why text,
  made_by uuid,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create index address_step_of on address_step (address, made_at);
-- Who belongs to a household or lives in a facility; what is needed; the plan toward standing on
-- one's own feet.
create table address_member (
  id uuid primary key,
  address uuid not null,
  name text not null,
  birth_year bigint,
  relation text not null,
  left_on bigint,
  version bigint not null
);
create index address_member_of on address_member (address);
create table address_need (
  id uuid primary key,
  address uuid not null,
  sort text not null,
  words text not null,
  amount bigint not null,
  is_monthly boolean not null,
  met_on bigint,
  version bigint not null
);
create index address_need_of on address_need (address);
create table address_plan (
  id uuid primary key,
  address uuid not null,
  words text not null,
  review_on bigint not null,
  done_on bigint,
  version bigint not null
);
create index address_plan_of on address_plan (address, review_on);
-- Consent, a line each purpose; withdrawn in one act, with the days by which it is answered and
-- done. A line is never changed but by its withdrawal.
create table address_consent (
  id uuid primary key,
  address uuid not null,
  purpose text not null,
  given_on bigint not null,
  means text not null,
  wording text not null,
  by_whom text not null,
  child_agrees boolean not null,
  withdrawn_on bigint,
  answer_by bigint,
  finish_by bigint,
  made_name text not null,
  version bigint not null
);
create index address_consent_of on address_consent (address, purpose);
-- Who opened which sealed fields, when, for what: the answer to "who has seen my file".
create table address_look (
  id uuid primary key,
  address uuid not null,
  unit bigint not null,
  account uuid,
  name text not null,
  at bigint not null,
  fields text not null,
  purpose text not null,
  version bigint not null
);
create index address_look_of on address_look (address, at);
create index address_look_by on address_look (account, at);
