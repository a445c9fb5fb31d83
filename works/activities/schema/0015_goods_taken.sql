-- What a programme's file took of goods that were received: an entry of somebody's file, a part of
-- the budget of a construction, an animal of a herd. It bears the id of what took it, which takes
-- once. The value counts with the work of the file; here stands what it was worth, so that all
-- hand-overs together are worth what came. What is given back stays and takes nothing.
create table goods_taken (
  id uuid primary key,
  consignment uuid not null,
  unit bigint not null,
  kind text not null,
  page text not null,
  on_day bigint not null,
  quantity bigint not null,
  amount bigint not null,
  given_back_at bigint,
  made_name text not null,
  version bigint not null
);
create index goods_taken_of on goods_taken (consignment);
