-- Secret addresses under which an account reads the calendar of a unit from a phone: the database
-- keeps the hash of the secret alone. What is read is what the account may read on that day.
create table calendar_feed (
  id uuid primary key,
  account uuid not null,
  unit bigint not null,
  token_hash bytea not null,
  made_at bigint not null,
  closed_at bigint,
  version bigint not null
);
create unique index calendar_feed_token on calendar_feed (token_hash);
create index calendar_feed_account on calendar_feed (account, unit);
