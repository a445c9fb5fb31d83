-- What somebody is told, and the queue of those notices that also go by e-mail. Neither holds an
-- address or anything sensitive: a notice names a report and a day.
create table notice (
  id uuid primary key,
  account uuid not null,
  kind text not null,
  words text not null,
  href text not null,
  made_name text not null,
  made_at bigint not null,
  seen_at bigint,
  version bigint not null
);
create index notice_account on notice (account, made_at);
create index notice_unseen on notice (account) where seen_at is null;
create table notice_mail (
  id uuid primary key,
  notice uuid not null,
  tries bigint not null,
  next_at bigint not null,
  sent_at bigint,
  given_up_at bigint,
  trouble text,
  version bigint not null
);
create index notice_mail_due on notice_mail (next_at) where sent_at is null and given_up_at is null;
