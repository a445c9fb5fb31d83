-- Whose paper it is: what was issued is read by those who reach its unit, and by nobody else.
alter table sealed add column unit bigint not null default 0;
