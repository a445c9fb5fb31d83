-- What followed its unit when a decision changed the map, so that an undone decision brings back
-- exactly that.
create table followed (
  decision uuid not null,
  subject text not null,
  record uuid not null,
  from_unit bigint not null,
  to_unit bigint not null,
  primary key (decision, subject, record)
) /* clustered */;
