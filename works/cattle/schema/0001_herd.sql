-- The cattle bank (ngân hàng bò): a bank with its rule as data, the animals it ever had, and who
-- keeps them. Every animal that was ever placed with a keeper owes one calf: `repays` of the calf
-- that went on names the animal whose duty it fulfilled, and no two calves repay one.
create table herd_bank (
  id uuid primary key,
  unit bigint not null,
  name text not null,
  rule text not null,
  wean_months bigint not null,
  grace_months bigint not null,
  sells_bulls boolean not null,
  opened_on bigint not null,
  note text not null,
  illustrative text,
  made_name text not null,
  version bigint not null
);
create index herd_bank_unit on herd_bank (unit);
create table herd_animal (
  id uuid primary key,
  bank uuid not null,
  tag text not null,
  sex text not null,
  born_on bigint not null,
  mother uuid,
  bought_for uuid,
  entered_on bigint not null,
  giver text not null,
  amount bigint not null,
  left_how text,
  left_on bigint,
  left_note text,
  placed_on bigint,
  repays uuid,
  released_on bigint,
  released_why text,
  version bigint not null
);
create unique index herd_animal_tag on herd_animal (bank, tag);
create unique index herd_animal_repays on herd_animal (repays);
create unique index herd_animal_bought_for on herd_animal (bought_for);
create index herd_animal_mother on herd_animal (mother);
create table herd_placement (
  id uuid primary key,
  bank uuid not null,
  animal uuid not null,
  receiver uuid not null,
  given_on bigint not null,
  ended_on bigint,
  note text not null,
  activity uuid,
  version bigint not null
);
create index herd_placement_animal on herd_placement (animal);
create index herd_placement_bank on herd_placement (bank);
