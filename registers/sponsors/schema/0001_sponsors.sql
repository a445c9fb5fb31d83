-- Who helps humanitarian addresses. A sponsor is a person or an organisation of the register of
-- people; here stands what it is called where it is thanked, what it wishes, and who verified it.
-- A link opens its own page: the secret is not kept, its hash is.
create table sponsor (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  called text not null,
  called_folded text not null,
  person uuid,
  organisation uuid,
  wish_class text,
  wish_place bigint,
  wish_amount bigint,
  verified_on bigint,
  verified_name text,
  proof text not null,
  closed_on bigint,
  closed_why text,
  illustrative text,
  registered_by uuid,
  changed_name text not null,
  changed_at bigint not null,
  version bigint not null
);
create index sponsor_unit on sponsor (unit, called_folded);
create table sponsor_link (
  id uuid primary key,
  sponsor uuid not null,
  unit bigint not null,
  token_hash bytea not null,
  made_name text not null,
  made_at bigint not null,
  expires_on bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index sponsor_link_token on sponsor_link (token_hash);
create index sponsor_link_sponsor on sponsor_link (sponsor, made_at);
