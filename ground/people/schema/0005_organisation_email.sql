-- Where an outside organisation is reminded of the report it owes; an address of the office.
alter table organisation add column email text;
