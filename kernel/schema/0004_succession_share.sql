-- Shares of one figure that a decision says otherwise than the shares of the unit: members by where
-- they live, kitchens by where they stand. A unit is closed once, so its lines need no day.
create table succession_share (
  from_unit bigint not null,
  to_unit bigint not null,
  figure text not null,
  share_part bigint not null,
  share_whole bigint not null,
  primary key (from_unit, to_unit, figure)
) /* clustered */;
