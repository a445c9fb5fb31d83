-- The yearly round against the poor-household lists: a year and the unit that opened it; a sheet
-- for each commune under it (and for each office that keeps dossiers itself); on a sheet the lines
-- of the commune's list and the dossiers that were open before, each with its answer. `of_unit` is
-- where it was opened and never moves: `unit` goes to whoever takes a unit's place.
create table address_round (
  id uuid primary key,
  unit bigint not null,
  of_unit bigint not null,
  year bigint not null,
  due_on bigint not null,
  opened_on bigint not null,
  opened_name text not null,
  closed_on bigint,
  closed_name text,
  closed_why text,
  left_lists bigint,
  left_lines bigint,
  left_carried bigint,
  version bigint not null
);
create unique index address_round_once on address_round (of_unit, year);
create table address_round_sheet (
  id uuid primary key,
  round uuid not null,
  unit bigint not null,
  of_unit bigint not null,
  year bigint not null,
  asks_list boolean not null,
  given_to text not null,
  handed_on bigint,
  handed_name text,
  version bigint not null
);
create unique index address_round_sheet_once on address_round_sheet (of_unit, year);
create index address_round_sheet_of on address_round_sheet (round);
create index address_round_sheet_unit on address_round_sheet (unit, year);
-- `line_key` is the folded name, the year of birth and which of the namesakes it is: a list that is
-- handed in again adds nothing again.
create table address_round_line (
  id uuid primary key,
  round uuid not null,
  sheet uuid not null,
  name text not null,
  name_folded text not null,
  birth_year bigint,
  line_key text not null,
  class text not null,
  state text not null,
  address uuid,
  why text,
  answered_on bigint,
  answered_name text,
  listed_name text not null,
  version bigint not null
);
create unique index address_round_line_once on address_round_line (sheet, line_key);
create index address_round_line_round on address_round_line (round, sheet);
-- A dossier that was open when the round was: it goes on only after somebody looked.
create table address_round_carry (
  id uuid primary key,
  round uuid not null,
  sheet uuid not null,
  address uuid not null,
  year bigint not null,
  reviewed_on bigint,
  by_whom text,
  reviewed_name text,
  version bigint not null
);
create unique index address_round_carry_once on address_round_carry (address, year);
create index address_round_carry_round on address_round_carry (round, sheet);
