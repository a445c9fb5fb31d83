-- The card of an address on the public page: a code of its own that leads back to nobody, and the
-- story in words that name nobody, shown while its consent lives and emptied when that ends.
create table address_card (
  id uuid primary key,
  address uuid not null,
  code text not null,
  story text not null,
  told_name text not null,
  told_at bigint,
  version bigint not null
);
create unique index address_card_of on address_card (address);
create unique index address_card_code on address_card (code);
