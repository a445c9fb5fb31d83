-- The code by which somebody who is helped says that the help is in hand: six digits on a slip, for
-- one address and one month. Only a keyed hash is kept. One slip of a month is open at a time; it
-- is closed when its code was used, when a newer slip took its place, or when it was guessed at too
-- often. Whose code it was and who made it stays.
create table recipient_code (
  id uuid primary key,
  address uuid not null,
  month bigint not null,
  code_hash bytea not null,
  wrong bigint not null,
  wrong_on bigint,
  giving uuid,
  made_name text not null,
  made_at bigint not null,
  closed_at bigint,
  closed_why text,
  version bigint not null,
  check (giving is null or closed_at is not null)
);
create unique index recipient_code_open on recipient_code (address, month)
  where closed_at is null;
create unique index recipient_code_giving on recipient_code (giving);
create index recipient_code_address on recipient_code (address, made_at);
