-- The share that a part of a cut unit has of one figure, where the decision says it apart.
create table restructuring_share (
  move uuid not null,
  figure text not null,
  share_part bigint not null,
  share_whole bigint not null,
  primary key (move, figure)
) /* clustered */;
