-- Classes: their sessions, who came to which, what each reached, and the certificates that were
-- given. A class counts as work when it is ended; who came to no session is not counted.
create table training_class (
  id uuid primary key,
  unit bigint not null,
  kind text not null,
  title text not null,
  level text not null,
  partner text not null,
  place text not null,
  planned bigint not null,
  cost bigint not null,
  begins_on bigint not null,
  ended_on bigint,
  stopped_why text,
  activity uuid,
  illustrative text,
  made_name text not null,
  version bigint not null
);
create index training_class_unit on training_class (unit, begins_on);
create table training_session (
  id uuid primary key,
  class uuid not null,
  on_day bigint not null,
  topic text not null,
  trainer text not null,
  periods bigint not null,
  taken_back_why text,
  version bigint not null
);
create index training_session_class on training_session (class, on_day);
create table training_participant (
  id uuid primary key,
  class uuid not null,
  full_name text not null,
  name_folded text not null,
  birth_year bigint,
  sort text not null,
  workplace text not null,
  result text,
  taken_back_why text,
  version bigint not null
);
create index training_participant_class on training_participant (class);
create table training_attendance (
  id uuid primary key,
  session uuid not null,
  participant uuid not null,
  is_there boolean not null,
  version bigint not null
);
create unique index training_attendance_once on training_attendance (session, participant);
create table training_certificate (
  id uuid primary key,
  unit bigint not null,
  participant uuid not null,
  year bigint not null,
  running bigint not null,
  given_on bigint not null,
  expires_on bigint,
  withdrawn_why text,
  version bigint not null
);
create unique index training_certificate_number on training_certificate (unit, year, running);
create unique index training_certificate_one on training_certificate (participant)
  where withdrawn_why is null;
