-- The share that a part of a cut unit has of one figure, where the decision says it apart. A share
-- that is said anew is the next version of its row; one that is taken back stays, with the moment.
create table restructuring_share (
  id uuid primary key,
  move uuid not null,
  figure text not null,
  share_part bigint not null,
  share_whole bigint not null,
  taken_out_at bigint,
  version bigint not null
);
create unique index restructuring_share_of on restructuring_share (move, figure);
