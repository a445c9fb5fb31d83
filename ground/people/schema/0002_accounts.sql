-- Accounts and what they may; sessions, throttles and used codes, which change without an act of
-- a person and are therefore rows of their own: the journal's hash of an account stays right.
create table account (
  id uuid primary key,
  unit bigint not null,
  login text not null,
  login_folded text not null,
  display_name text not null,
  name_folded text not null,
  person uuid,
  password_hash text not null,
  must_change boolean not null,
  sealed_totp bytea,
  totp_on boolean not null,
  lang text not null,
  made_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index account_login on account (login_folded);
create index account_unit on account (unit, name_folded);
create table account_role (
  id uuid primary key,
  account uuid not null,
  role text not null,
  unit bigint not null,
  from_on bigint not null,
  until_on bigint not null,
  given_by uuid,
  given_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create index account_role_account on account_role (account);
create index account_role_unit on account_role (unit);
create table session (
  token_hash bytea primary key,
  id uuid not null,
  account uuid not null,
  needs_code boolean not null,
  agent text not null,
  made_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  ended_at bigint
);
create unique index session_id on session (id);
create index session_account on session (account, made_at);
create index session_expiry on session (expires_at);
create table login_throttle (
  key_hash bytea primary key,
  failures bigint not null,
  failed_at bigint not null,
  until_at bigint not null
) /* clustered */;
create table totp_used (
  account uuid primary key,
  step bigint not null
) /* clustered */;
