-- What people say of two dossiers: that they are of one person (one stays, the other goes into it
-- once somebody else confirms it), or that they are of two and are not proposed again (`stays` is
-- null). A word is closed with a reason, never changed; of two dossiers one word is open at a time,
-- and a dossier goes into one other at a time.
create table address_same (
  id uuid primary key,
  one uuid not null,
  other uuid not null,
  stays uuid,
  goes uuid,
  said_by uuid,
  said_name text not null,
  said_at bigint not null,
  confirmed_by uuid,
  confirmed_name text,
  confirmed_at bigint,
  closed_name text,
  closed_at bigint,
  closed_why text,
  version bigint not null
);
create unique index address_same_pair on address_same (one, other) where closed_at is null;
create unique index address_same_goes on address_same (goes)
  where closed_at is null and confirmed_at is not null;
create index address_same_other on address_same (other);
