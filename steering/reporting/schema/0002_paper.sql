-- What turns a report into a paper: the letterhead of a unit, its recipients, the report's own
-- wording of a section, and the register of issued papers (numbers run from 01 per organisation
-- and year: Nghị định 30/2020/NĐ-CP, Điều 15).
create table letterhead (
  id uuid primary key,
  unit bigint not null,
  superior text not null,
  agency text not null,
  symbol text not null,
  place_name text not null,
  from_on bigint not null,
  until_on bigint not null,
  version bigint not null
);
create index letterhead_unit on letterhead (unit, from_on);
create table recipient (
  id uuid primary key,
  unit bigint not null,
  place_in_order bigint not null,
  body text not null,
  purpose text,
  channel text,
  addressed boolean not null,
  closed_at bigint,
  version bigint not null
);
create index recipient_unit on recipient (unit, place_in_order);
create table wording (
  id uuid primary key,
  report uuid not null,
  section text not null,
  body text not null,
  version bigint not null
);
create unique index wording_section on wording (report, section);
create table issued_paper (
  id uuid primary key,
  report uuid not null,
  unit bigint not null,
  series text not null,
  year bigint not null,
  number bigint not null,
  issued_on bigint not null,
  signer uuid,
  place_name text not null,
  body_hash bytea not null,
  docx bytea not null,
  pdf bytea not null,
  version bigint not null
);
create unique index issued_paper_number on issued_paper (unit, series, year, number);
create index issued_paper_report on issued_paper (report);
