-- Kinds of work that a chapter added to the shipped ones (data/kinds.csv). Each counts like a
-- shipped kind, so that it posts to declared figures alone; one in use is closed, never deleted.
create table kind (
  id uuid primary key,
  unit bigint not null,
  based_on text not null,
  label_vi text not null,
  label_en text not null,
  aliases text not null,
  closed_on bigint not null,
  closed_why text,
  version bigint not null
);
create index kind_unit on kind (unit);
