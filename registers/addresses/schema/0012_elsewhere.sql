-- Where else an address is shown, and under which id there: a line a site, so that what is sent
-- there and what comes back meet.
create table address_elsewhere (
  id uuid primary key,
  address uuid not null,
  site text not null,
  code text not null,
  published_on bigint,
  made_name text not null,
  made_at bigint not null,
  version bigint not null
);
create unique index address_elsewhere_of on address_elsewhere (address, site);
create unique index address_elsewhere_code on address_elsewhere (site, code);
