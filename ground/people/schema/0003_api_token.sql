-- Tokens by which another program acts for an account: a hash, what it may, where and until when.
-- When one was last used changes without an act of a person and is a row of its own.
create table api_token (
  id uuid primary key,
  account uuid not null,
  token_hash bytea not null,
  name text not null,
  unit bigint not null,
  scopes text not null,
  made_at bigint not null,
  expires_on bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index api_token_hash on api_token (token_hash);
create index api_token_account on api_token (account, made_at);
create table api_token_used (
  token uuid primary key,
  used_at bigint not null
) /* clustered */;
