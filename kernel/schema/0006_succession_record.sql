-- Records of a unit that was cut, each named for one of its successors: what the record counted,
-- and the record itself while it is open, are that one's. A unit is closed once, so its lines need
-- no day.
create table succession_record (
  from_unit bigint not null,
  record uuid not null,
  to_unit bigint not null,
  primary key (from_unit, record)
) /* clustered */;
