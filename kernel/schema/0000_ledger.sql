-- The ledger of schema steps, made before any of them (and only when it is missing): which ran,
-- and the hash of its text, so that an edited step is refused.
create table schema_step (
  name text primary key,
  hash text not null
);
